import type { Agency, Channel } from '../../../shared/domain/agency.ts';

/**
 * The agencies as practice knows them: each has a telephone on the practice line, under its id, where it had one or
 * else after everything else. Nothing sends by itself, for practice never leaves this PC.
 */
export const practiceAgencies = (agencies: readonly Agency[]): Agency[] =>
  agencies.map((agency) => ({ ...agency, channels: practiceChannels(agency) }));

function practiceChannels({ id, channels }: Agency): Channel[] {
  const byVoice = channels.flatMap((channel): Channel[] => {
    if (channel.kind === 'sip') return [{ ...channel, target: id }];
    return channel.kind === 'manual' ? [channel] : [];
  });
  return byVoice.some(({ kind }) => kind === 'sip')
    ? byVoice
    : [...byVoice, { kind: 'sip', target: id, timeoutSeconds: null }];
}
