import { type Command, Option } from 'commander';
import type { Durations, Figures } from '../../../shared/contract/figures.ts';
import { ANSWER_SECONDS, type RangeStep, rangeBefore, steps } from '../../../shared/domain/figures.ts';
import { scopeOf } from '../../core/export/scope.ts';
import { shownFigures } from '../../core/export/shown.ts';
import { figuresOf } from '../../core/figures/figures.ts';
import { addVerb, Failure, openLog } from '../run.ts';
import { settingsOf } from '../settings.ts';
import { addTimes, selectionOf, type Times } from '../times.ts';

interface Options extends Times {
  compare?: RangeStep;
  redacted?: true;
}

export function addFigures(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      addTimes(
        command
          .name('figures')
          .description(
            'The figures of a day, a shift or several days, as the screen and the reports count them (docs/figures.md); --json has all of them.',
          ),
      )
        .addOption(
          new Option('--compare <step>', 'with the same time a day, a week or a month earlier').choices(
            steps,
          ),
        )
        .option('--redacted', 'without names, and with numbers masked'),
    ({ compare, redacted = false, ...options }) => {
      const selection = selectionOf(options);
      const scope = scopeOf(selection, settingsOf(options.data).shifts, Date.now());
      if (!scope.ok) throw new Failure(scope.refusal);
      const { from, to } = scope.value;
      const db = openLog(options, 'read');
      try {
        const of = (range: { from: number; to: number }): Figures =>
          shownFigures(figuresOf(db, range), redacted);
        const figures = of({ from, to });
        const before = compare ? of(rangeBefore({ from, to }, compare)) : null;
        return { json: { selection, redacted, figures, before }, text: linesOf(figures, before).join('\n') };
      } finally {
        db.close();
      }
    },
  );
}

const percent = (part: number, all: number): string =>
  all === 0 ? '–' : `${((part / all) * 100).toFixed(1)} %`;
const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`);

function linesOf(now: Figures, before: Figures | null): string[] {
  const line = (name: string, of: (figures: Figures) => string): string =>
    `${name.padEnd(34)} ${of(now)}${before ? `   (before: ${of(before)})` : ''}`;
  const took = (name: string, of: (figures: Figures) => Durations): string =>
    line(name, (figures) => {
      const { count, p50, p90, p95 } = of(figures);
      return `${count}: half in ${seconds(p50)}, 90 % in ${seconds(p90)}, 95 % in ${seconds(p95)}`;
    });
  const share = (name: string, part: (figures: Figures) => number, all: (figures: Figures) => number) =>
    line(name, (figures) => `${part(figures)} (${percent(part(figures), all(figures))})`);
  const calls = (figures: Figures): number => figures.calls;
  return [
    line('incoming calls', (figures) => String(figures.calls)),
    share('answered', ({ answered }) => answered, calls),
    ...ANSWER_SECONDS.map((limit) =>
      share(
        `answered within ${limit} s`,
        ({ answer }) => answer.within[limit],
        ({ answered }) => answered,
      ),
    ),
    share('abandoned', ({ abandoned }) => abandoned.calls, calls),
    share(
      'called back within 24 h',
      ({ abandoned }) => abandoned.calledBack,
      ({ abandoned }) => abandoned.withNumber,
    ),
    share('prank', ({ nuisance }) => nuisance.prank, calls),
    share('ghost', ({ nuisance }) => nuisance.ghost, calls),
    line('incidents', ({ incidents }) => String(incidents)),
    share(
      'complete',
      ({ completeness }) => completeness.complete,
      ({ incidents }) => incidents,
    ),
    line('hand-offs', ({ handOffs }) => String(handOffs)),
    took('ring to answer', ({ answer }) => answer),
    took('ring to location', ({ located }) => located),
    took('ring to first hand-off', ({ handedOver }) => handedOver),
    took('ring to acknowledgement', ({ acknowledged }) => acknowledged),
    took('ring to on scene', ({ onScene }) => onScene),
  ];
}
