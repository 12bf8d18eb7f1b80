import { useState } from 'react';
import { type Channel, TrialChannel } from '../../../shared/domain/agency.ts';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useCatalogue } from '../texts.tsx';
import styles from './agencies.module.css';

/** Tries a channel as it is saved: a message that says it is a test, and one sentence about how it went. */
export function Trial({ agencyId, channel }: { agencyId: AgencyId; channel: Channel }) {
  const { t, find } = useCatalogue();
  const saved = useDesk((state) => state.agencies.find(({ id, removed }) => id === agencyId && !removed));
  const [said, setSaid] = useState('');
  const kind = TrialChannel.safeParse(channel.kind).data;
  if (!kind) return null;
  const as = saved?.channels.find((other) => other.kind === kind);
  const isSaved = as !== undefined && JSON.stringify(as) === JSON.stringify(channel);

  async function run(way: TrialChannel): Promise<void> {
    setSaid(t('screen.agencies.trying'));
    const done = await ask('agency.try', { agencyId, channel: way });
    if (!done) setSaid('');
    else if (done.error)
      setSaid(find(`screen.agencies.notTried.${done.error}`) ?? t('screen.agencies.notTried.other'));
    else if (way === 'print')
      setSaid(
        done.note ? t('screen.agencies.triedFile', { file: done.note }) : t('screen.agencies.triedPaper'),
      );
    else setSaid(t('screen.agencies.tried'));
  }
  return (
    <div className={styles.row}>
      <KeyButton disabled={!isSaved} onClick={() => void run(kind)} data-testid={`try-${kind}`}>
        {t('screen.agencies.try')}
      </KeyButton>
      <span role="status" className={styles.hint} data-testid={`tried-${kind}`}>
        {isSaved ? said : t('screen.agencies.trySaved')}
      </span>
    </div>
  );
}
