import type { CallEnd } from '../../../shared/domain/call.ts';
import type { Disposition, QualificationDetails } from '../../../shared/domain/disposition.ts';
import type { CallId, IncidentId } from '../../../shared/domain/ids.ts';
import * as call from '../../core/call/decide.ts';
import type { Context, Decision, World } from '../../core/log/decision.ts';
import type { Chance } from './chance.ts';
import { incidentScript } from './incident-script.ts';
import type { Kind } from './shares.ts';
import { pranks, reasons, referred } from './stories.ts';

export type Actor = 'phone' | 'operator';
/** Something that happens at a time, decided like everything else. */
export interface Step {
  at: number;
  actor: Actor;
  decide: (world: World, context: Context) => Decision;
}

export interface CallPlan {
  kind: Kind;
  at: number;
  number: string | null;
  callId: CallId;
  incidentId: IncidentId;
  /** The incident that a second caller reports. */
  duplicateOf: IncidentId | null;
}

const end = (kind: CallEnd['kind'], by: CallEnd['by'], sipCode: number | null = null): CallEnd => ({
  kind,
  by,
  sipCode,
  cause: '',
});

/** Everything that happens because of one call, in order of time. */
export function callScript(chance: Chance, plan: CallPlan): Step[] {
  const { callId, kind } = plan;
  const phone = (at: number, decide: Step['decide']): Step => ({ at, actor: 'phone', decide });
  const ring = phone(plan.at, (world) =>
    call.ring(world, {
      callId,
      at: plan.at,
      number: plan.number,
      displayName: '',
      sipCallId: Buffer.from(callId.replaceAll('-', ''), 'hex').toString('base64url'),
      training: false,
    }),
  );
  const ends = (at: number, how: CallEnd): Step =>
    phone(at, (world) => call.endCall(world, { callId, at, end: how }));
  if (kind === 'abandoned') {
    const at = plan.at + Math.max(700, chance.around(7_000, 0.7));
    return [ring, ends(at, end('cancelled', 'caller', 487))];
  }
  const answeredAt = plan.at + Math.max(900, chance.around(5_500, 0.55));
  const answer = phone(answeredAt, (world) => call.answer(world, { callId, at: answeredAt }));
  const hungUp = end('hangup', chance.happens(0.7) ? 'caller' : 'operator');
  const qualify = (
    at: number,
    disposition: Disposition,
    reason: string,
    details: QualificationDetails | null = null,
  ): Step => ({
    at,
    actor: 'operator',
    decide: (world, context) =>
      call.qualify(world, { callId, disposition, reason, incidentId: plan.duplicateOf, details }, context),
  });
  const talk = (median: number): number => answeredAt + Math.max(2_000, chance.around(median, 0.6));
  switch (kind) {
    case 'ghost': {
      const over = talk(14_000);
      return [
        ring,
        answer,
        ends(over, hungUp),
        qualify(over + chance.int(900, 4_000), kind, chance.pick(reasons[kind]), {
          kind,
          listenedSeconds: chance.int(2, Math.max(2, Math.min(15, Math.floor((over - answeredAt) / 1_000)))),
          digits: chance.happens(0.03) ? String(chance.int(0, 9)) : '',
        }),
      ];
    }
    case 'prank':
    case 'wrong_number':
    case 'out_of_scope':
    case 'test': {
      const over = talk(kind === 'out_of_scope' ? 70_000 : 22_000);
      const known = over - chance.int(300, 1_500);
      const { reason, details } = finding(chance, kind);
      return [ring, answer, qualify(known, kind, reason, details), ends(over, hungUp)];
    }
    case 'dropped':
      return [ring, answer, ends(talk(25_000), end('lost', 'network'))];
    case 'duplicate': {
      const over = talk(35_000);
      return [ring, answer, qualify(over - 1_000, kind, ''), ends(over, hungUp)];
    }
    case 'emergency':
    case 'non_emergency': {
      const over = talk(kind === 'emergency' ? 110_000 : 80_000);
      const known = answeredAt + Math.round((over - answeredAt) * 0.55);
      return [
        ring,
        answer,
        ...incidentScript(chance, plan, kind, answeredAt, over),
        qualify(known, kind, ''),
        ends(over, hungUp),
      ];
    }
  }
}

/** What the operator notes of a call that became no report; often nothing. */
function finding(
  chance: Chance,
  kind: 'prank' | 'wrong_number' | 'out_of_scope' | 'test',
): { reason: string; details: QualificationDetails | null } {
  if (kind === 'prank') {
    if (chance.happens(0.4)) return { reason: '', details: null };
    const { motive, reason } = chance.pick(pranks);
    return { reason, details: { kind, motive } };
  }
  if (kind === 'out_of_scope') {
    const { reason, ...referral } = chance.pick(referred);
    return { reason, details: { kind, referral } };
  }
  return { reason: chance.pick(reasons[kind]), details: null };
}
