import { createStore, useStore } from 'zustand';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { ExportProgress } from '../../../shared/contract/export.ts';
import type { CommandInput } from '../../../shared/contract/index.ts';
import type { ReportFormat } from '../../../shared/domain/selection.ts';

/** A report is written beneath whatever the operator does meanwhile; the panel may be closed and opened again. */
type Job =
  | { kind: 'none' }
  | { kind: 'writing'; progress: ExportProgress | null; cancelling: boolean }
  | { kind: 'done'; file: string; calls: number }
  | { kind: 'refused'; refusal: Refusal };

const job = createStore<Job>(() => ({ kind: 'none' }));
export const useJob = (): Job => useStore(job);

type Wanted = Pick<CommandInput<'log.export'>, 'selection'> & { redacted: boolean; format: ReportFormat };

export async function write({ format, ...wanted }: Wanted): Promise<void> {
  if (job.getState().kind === 'writing') return;
  job.setState({ kind: 'writing', progress: null, cancelling: false }, true);
  const unsubscribe = window.siaga.subscribe('log.exporting', (progress) => {
    const now = job.getState();
    if (now.kind === 'writing') job.setState({ ...now, progress }, true);
  });
  const result =
    format === 'pdf'
      ? await window.siaga.invoke('log.exportPdf', wanted)
      : await window.siaga.invoke('log.export', { ...wanted, format });
  unsubscribe();
  job.setState(
    result.ok
      ? { kind: 'done', file: result.value.file, calls: result.value.calls }
      : { kind: 'refused', refusal: result.refusal },
    true,
  );
}

export function cancel(): void {
  const now = job.getState();
  if (now.kind !== 'writing') return;
  job.setState({ ...now, cancelling: true }, true);
  void window.siaga.invoke('log.cancelExport', {});
}

/** What was said of an earlier report says nothing of the one being chosen now. */
export function forget(): void {
  if (job.getState().kind !== 'writing') job.setState({ kind: 'none' }, true);
}
