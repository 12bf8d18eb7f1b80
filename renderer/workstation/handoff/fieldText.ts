import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import type { ToldField } from './changes.ts';

/** The value of a field as people read it; empty where nothing is known. */
export function fieldText(
  t: Say,
  name: ToldField,
  { fields, priority }: HandOff['snapshot'],
  placeName: (code: string) => string,
): string {
  const value = name === 'priority' ? priority : fields[name];
  if (value === null || value === '') return '';
  switch (name) {
    case 'category':
      return fields.category ? t(`domain.category.${fields.category}`) : '';
    case 'subCategory':
      return fields.subCategory ? t(`domain.subCategory.${fields.subCategory}`) : '';
    case 'priority':
      return priority ? t(`domain.priority.${priority}`) : '';
    case 'kecamatan':
    case 'desa':
      return placeName(String(value));
    case 'point':
      return fields.point ? `${fields.point.lat.toFixed(5)}, ${fields.point.lon.toFixed(5)}` : '';
    default:
      return String(value);
  }
}
