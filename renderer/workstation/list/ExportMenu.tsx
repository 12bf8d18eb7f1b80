import { useState } from 'react';
import type { ExportFormat } from '../../../shared/contract/export.ts';
import type { WibDay } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import styles from './list.module.css';
import { showSide } from './side.ts';

type State =
  | { kind: 'closed' }
  | { kind: 'open' }
  | { kind: 'busy' }
  | { kind: 'done'; file: string; calls: number };

/** Writes the shown day into a file, and says where it is. */
export function ExportMenu({ day }: { day: WibDay }) {
  const t = useTexts();
  const [state, setState] = useState<State>({ kind: 'closed' });
  const toggle = (): void => {
    showSide('day');
    setState((now) => ({ kind: now.kind === 'closed' ? 'open' : 'closed' }));
  };
  useKeys([{ key: screenKeys.export, act: toggle }]);
  async function write(format: ExportFormat): Promise<void> {
    setState({ kind: 'busy' });
    const done = await ask('log.export', { selection: { kind: 'day', day }, format });
    setState(done ? { kind: 'done', file: done.file, calls: done.calls } : { kind: 'open' });
  }
  return (
    <div className={styles.export}>
      <KeyButton hotkey={screenKeys.export} aria-expanded={state.kind !== 'closed'} onClick={toggle}>
        {t('screen.list.export')}
      </KeyButton>
      {state.kind !== 'closed' && (
        <div className={styles.exportPanel} role="group" aria-label={t('screen.list.export')}>
          {state.kind === 'busy' && <span>{t('screen.list.exporting')}</span>}
          {state.kind === 'open' && (
            <>
              <KeyButton onClick={() => void write('csv')} data-testid="export-csv">
                {t('screen.list.exportCsv')}
              </KeyButton>
              <KeyButton onClick={() => void write('json')} data-testid="export-json">
                {t('screen.list.exportJson')}
              </KeyButton>
            </>
          )}
          {state.kind === 'done' && (
            <>
              <p role="status" data-testid="exported" data-file={state.file}>
                {t('screen.list.exported', { calls: state.calls, file: state.file })}
              </p>
              <KeyButton onClick={() => void ask('app.showFile', { file: state.file })}>
                {t('screen.list.showFile')}
              </KeyButton>
            </>
          )}
        </div>
      )}
    </div>
  );
}
