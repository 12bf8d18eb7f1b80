import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReportFormat, Selection } from '../../../shared/domain/selection.ts';
import { shiftAt } from '../../../shared/domain/shift-plan.ts';
import { WibDay } from '../../../shared/time/wib.ts';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useToday } from '../list/useToday.ts';
import { useMay } from '../people/people.ts';
import { Rights } from '../people/Rights.tsx';
import { asSelection, useQuery } from '../search/query.ts';
import { useSentence, useTexts } from '../texts.tsx';
import styles from './export.module.css';
import { cancel, forget, useJob, write } from './job.ts';
import { forgetKind, type Kind, wantedKind } from './kind.ts';
import { Proof } from './Proof.tsx';

const times: readonly Kind[] = ['day', 'shift', 'range'];
const formats: readonly ReportFormat[] = ['xlsx', 'pdf', 'csv', 'json'];

/** Which calls, in which form, with or without personal data; then one key writes the report. */
export default function ExportPanel() {
  const t = useTexts();
  const today = useToday();
  const plan = useDesk((state) => state.status?.settings.shifts ?? []);
  const folder = useDesk((state) => state.status?.settings.exportFolder ?? '');
  const job = useJob();
  const searched = asSelection(useQuery());
  const [kind, setKind] = useState<Kind>(wantedKind);
  const [day, setDay] = useState<string>(today);
  const [last, setLast] = useState<string>(today);
  const [shift, setShift] = useState(() => shiftAt(plan, Date.now())?.name ?? plan[0]?.name ?? '');
  const [format, setFormat] = useState<ReportFormat>('xlsx');
  const [withoutPersonal, setRedacted] = useState(false);
  const may = useMay('shift_lead');
  // What the one on shift may write at all.
  const redacted = withoutPersonal || !may;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The operator has just asked for it.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus());
    return forgetKind;
  }, []);
  const writing = job.kind === 'writing';
  // Pages are drawn from the figures of a time.
  const written = kind === 'search' ? formats.filter((one) => one !== 'pdf') : formats;
  const asked = written.includes(format) ? format : 'xlsx';

  function submit(event: FormEvent): void {
    event.preventDefault();
    const selection = kind === 'search' ? searched : selectionOf(kind, day, last, shift);
    if (selection && !writing) void write({ selection, format: asked, redacted });
  }
  const choice = <T extends string>(
    name: string,
    value: T,
    now: T,
    set: (value: T) => void,
    text: string,
  ) => (
    <label key={value} className={styles.choice}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={value === now}
        onChange={() => {
          forget();
          set(value);
        }}
        data-testid={`${name}-${value}`}
      />
      {text}
    </label>
  );
  const date = (label: string, value: string, set: (value: string) => void, testid: string) => (
    <label className={styles.field}>
      {label}
      <input
        type="date"
        value={value}
        max={today}
        required
        onChange={(event) => {
          forget();
          set(event.target.value);
        }}
        data-testid={testid}
      />
    </label>
  );
  return (
    <Cover title={t('screen.report.title')} testId="report">
      <Rights least="shift_lead" />
      <form ref={form} className={styles.form} onSubmit={submit}>
        <Group title={t('screen.report.what')}>
          {(searched ? [...times, 'search' as const] : times).map((one) =>
            choice('report-kind', one, kind, setKind, t(`screen.report.kinds.${one}`)),
          )}
          <div className={styles.fields}>
            {kind !== 'search' &&
              date(
                t(kind === 'range' ? 'screen.report.from' : 'screen.report.day'),
                day,
                setDay,
                'report-day',
              )}
            {kind === 'range' && date(t('screen.report.to'), last, setLast, 'report-to')}
            {kind === 'shift' && (
              <label className={styles.field}>
                {t('screen.report.shift')}
                <select
                  value={shift}
                  onChange={(event) => setShift(event.target.value)}
                  data-testid="report-shift"
                >
                  {plan.map(({ name, from, to }) => (
                    <option key={name} value={name}>{`${name} ${from}–${to}`}</option>
                  ))}
                </select>
              </label>
            )}
          </div>
          <p className={styles.hint}>
            {t(kind === 'search' ? 'screen.report.noPages' : 'screen.report.belongs')}
          </p>
        </Group>
        <Group title={t('screen.report.format')}>
          {written.map((one) =>
            choice('report-format', one, asked, setFormat, t(`screen.report.formats.${one}`)),
          )}
        </Group>
        <Group title={t('screen.report.personal')}>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={redacted}
              disabled={!may}
              onChange={(event) => {
                forget();
                setRedacted(event.target.checked);
              }}
              data-testid="report-redacted"
            />
            {t('screen.report.redacted')}
          </label>
          <p className={styles.hint}>{t('screen.report.redactedHint')}</p>
        </Group>
        <div className={styles.actions}>
          <KeyButton
            type="submit"
            tone="primary"
            hotkey={{ code: 'Enter' }}
            aria-disabled={writing}
            data-testid="report-write"
          >
            {t('screen.report.write')}
          </KeyButton>
          {writing && (
            <KeyButton
              tone="danger"
              aria-disabled={job.cancelling}
              onClick={cancel}
              data-testid="report-cancel"
            >
              {t('screen.report.cancel')}
            </KeyButton>
          )}
          <span className={styles.hint}>{t('screen.report.folder', { folder })}</span>
        </div>
        <Outcome />
        <Proof may={may} />
      </form>
    </Cover>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** What became of it, said once and left to be read. */
function Outcome() {
  const t = useTexts();
  const sentence = useSentence();
  const job = useJob();
  return (
    <div className={styles.outcome} role="status">
      {job.kind === 'writing' && (
        <>
          <p>
            {job.progress
              ? t('screen.report.progress', { calls: job.progress.calls, of: job.progress.of })
              : t('screen.report.writing')}
          </p>
          <progress
            aria-label={t('screen.report.writing')}
            max={Math.max(1, job.progress?.of ?? 1)}
            {...(job.progress ? { value: job.progress.calls } : {})}
          />
        </>
      )}
      {job.kind === 'refused' && (
        <p className={styles.refusal} data-testid="report-refusal" data-code={job.refusal.code}>
          {sentence(job.refusal)}
        </p>
      )}
      {job.kind === 'done' && (
        <>
          <p data-testid="exported" data-file={job.file}>
            {t('screen.report.done', { calls: job.calls, file: job.file })}
          </p>
          <KeyButton onClick={() => void ask('app.showFile', { file: job.file })}>
            {t('screen.report.showFile')}
          </KeyButton>
        </>
      )}
    </div>
  );
}

function selectionOf(
  kind: Exclude<Kind, 'search'>,
  day: string,
  last: string,
  shift: string,
): Selection | null {
  const [from, to] = [WibDay.safeParse(day), WibDay.safeParse(last)];
  if (!from.success) return null;
  switch (kind) {
    case 'day':
      return { kind, day: from.data };
    case 'shift':
      return { kind, day: from.data, shift };
    case 'range':
      return to.success ? { kind, from: from.data, to: to.data } : null;
  }
}
