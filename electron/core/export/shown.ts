import type { Figures } from '../../../shared/contract/figures.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { masked } from './redact.ts';

/** Figures as a report shows them: numbers to be read, and in the variant for sharing nobody's name or number. */
export const shownFigures = (figures: Figures, redacted: boolean): Figures => ({
  ...figures,
  byOperator: redacted ? [] : figures.byOperator,
  nuisance: {
    ...figures.nuisance,
    numbers: figures.nuisance.numbers.map((one) => ({
      ...one,
      number: (redacted ? masked(one.number) : formatNumber(one.number)) ?? '–',
    })),
  },
});
