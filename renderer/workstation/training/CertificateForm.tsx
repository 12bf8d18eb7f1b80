import { useState } from 'react';
import { WibDay, wibDay } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { Field } from '../field/Field.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './training.module.css';

/** One page of A4 that says what a trainee has practised; `trainees` are all who have. */
export function CertificateForm({
  trainees,
  onDuty,
}: {
  trainees: readonly string[];
  onDuty: string | null;
}) {
  const t = useTexts();
  const today = wibDay(Date.now());
  const [chosen, setChosen] = useState<string | null>(null);
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState<string>(today);
  const [trainer, setTrainer] = useState('');
  const [made, setMade] = useState<{ file: string } | 'printing' | null>(null);
  const trainee = chosen ?? trainees.find((name) => name === onDuty) ?? trainees[0];
  if (trainee === undefined) return null;
  const days = [WibDay.safeParse(from), WibDay.safeParse(to)] as const;

  async function print(who: string): Promise<void> {
    const [first, last] = days;
    if (!first.success || !last.success) return;
    setMade('printing');
    const asked = { trainee: who, from: first.data, to: last.data, trainer };
    setMade(await ask('lesson.printCertificate', asked));
  }
  return (
    <form
      className={styles.certificate}
      aria-label={t('screen.debrief.certificate.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void print(trainee);
      }}
    >
      <h3>{t('screen.debrief.certificate.title')}</h3>
      <div className={styles.fields}>
        <Field label={t('screen.debrief.certificate.trainee')}>
          {(input) => (
            <select
              {...input}
              name="certificate-trainee"
              value={trainee}
              onChange={({ target }) => setChosen(target.value)}
            >
              {trainees.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('screen.debrief.certificate.trainer')}>
          {(input) => (
            <input
              {...input}
              name="certificate-trainer"
              maxLength={200}
              placeholder={t('screen.debrief.certificate.byHand')}
              value={trainer}
              onChange={({ target }) => setTrainer(target.value)}
            />
          )}
        </Field>
        <Field label={t('screen.debrief.certificate.from')}>
          {(input) => (
            <input
              {...input}
              type="date"
              name="certificate-from"
              max={today}
              value={from}
              onChange={({ target }) => {
                setFrom(target.value);
                if (target.value > to) setTo(target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('screen.debrief.certificate.to')}>
          {(input) => (
            <input
              {...input}
              type="date"
              name="certificate-to"
              max={today}
              value={to}
              onChange={({ target }) => {
                setTo(target.value);
                if (target.value !== '' && target.value < from) setFrom(target.value);
              }}
            />
          )}
        </Field>
      </div>
      <div className={styles.made}>
        <KeyButton
          type="submit"
          disabled={made === 'printing' || days.some(({ success }) => !success)}
          data-testid="print-certificate"
        >
          {t('screen.debrief.certificate.print')}
        </KeyButton>
        <span role="status">
          {made === 'printing' && t('screen.debrief.certificate.printing')}
          {made && made !== 'printing' && (
            <span data-testid="certificate" data-file={made.file}>
              {t('screen.debrief.certificate.done', { file: made.file })}
            </span>
          )}
        </span>
        {made && made !== 'printing' && (
          <KeyButton tone="quiet" onClick={() => void ask('app.showFile', { file: made.file })}>
            {t('screen.report.showFile')}
          </KeyButton>
        )}
      </div>
    </form>
  );
}
