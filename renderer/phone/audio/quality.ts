import type { CallQuality } from '../../../shared/domain/call-quality.ts';
import type { CallSound } from '../line.ts';
import { opinionScore } from './e-model.ts';

/** One packet of speech, as long as it takes to fill (RFC 3551 §4.2). */
const PACKET_MS = 20;

/** How it sounded between two looks. */
export interface Moment {
  packets: number;
  lost: number;
  jitter: number;
  roundTrip: number | null;
  mos: number;
}

export function momentBetween(before: CallSound, now: CallSound): Moment {
  const packets = now.packets - before.packets;
  // One that came late takes back its loss.
  const lost = Math.max(0, now.lost - before.lost);
  const played = now.played - before.played;
  const buffered = played > 0 ? (now.buffered - before.buffered) / played : 0;
  const delay = (now.roundTrip ?? 0) / 2 + buffered * 1_000 + PACKET_MS;
  const { jitter, roundTrip } = now;
  return { packets, lost, jitter, roundTrip, mos: opinionScore({ loss: lossOf({ packets, lost }), delay }) };
}

/** Where nothing came at all, all of it was lost. */
export const lossOf = ({ packets, lost }: Pick<Moment, 'packets' | 'lost'>): number =>
  packets + lost === 0 ? 1 : lost / (packets + lost);

/** All moments of a call so far. */
export interface Tally extends Omit<Moment, 'mos'> {
  seconds: number;
  mosSum: number;
  worstMos: number;
}

export const add = (tally: Tally | undefined, moment: Moment): Tally =>
  tally
    ? {
        seconds: tally.seconds + 1,
        packets: tally.packets + moment.packets,
        lost: tally.lost + moment.lost,
        jitter: Math.max(tally.jitter, moment.jitter),
        roundTrip:
          moment.roundTrip === null ? tally.roundTrip : Math.max(tally.roundTrip ?? 0, moment.roundTrip),
        mosSum: tally.mosSum + moment.mos,
        worstMos: Math.min(tally.worstMos, moment.mos),
      }
    : { ...moment, seconds: 1, mosSum: moment.mos, worstMos: moment.mos };

export const summaryOf = (tally: Tally): CallQuality => ({
  seconds: tally.seconds,
  mos: round(tally.mosSum / tally.seconds, 2),
  worstMos: round(tally.worstMos, 2),
  loss: round(lossOf(tally), 4),
  jitter: Math.round(tally.jitter),
  roundTrip: tally.roundTrip === null ? null : Math.round(tally.roundTrip),
});

/** As coarse as it is shown, so that only what can be seen is told to the screen. */
export const shown = (moment: Moment) => ({
  mos: round(moment.mos, 1),
  loss: round(lossOf(moment), 2),
  jitter: Math.round(moment.jitter / 5) * 5,
  roundTrip: moment.roundTrip === null ? null : Math.round(moment.roundTrip / 10) * 10,
});

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
