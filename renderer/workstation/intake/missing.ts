import type { Category } from '../../../shared/domain/category.ts';
import type { IncidentField, IncidentFields } from '../../../shared/domain/incident.ts';

type Asked = Extract<
  IncidentField,
  | 'category'
  | 'priority'
  | 'whatHappened'
  | 'locationText'
  | 'victims'
  | 'victimsState'
  | 'hazards'
  | 'callbackNumber'
>;

const always: readonly Asked[] = ['category', 'priority', 'whatHappened', 'locationText', 'callbackNumber'];
const alsoFor: Partial<Record<Category, readonly Asked[]>> = {
  medical: ['victims', 'victimsState'],
  traffic_accident: ['victims', 'victimsState', 'hazards'],
  fire: ['victims', 'hazards'],
  disaster: ['victims', 'hazards'],
  crime: ['victims'],
  infrastructure: ['hazards'],
};

/** What an experienced call-taker would still ask for this category. Nothing of it is mandatory. */
export function missingFields(fields: IncidentFields): Asked[] {
  const asked = [...always, ...((fields.category && alsoFor[fields.category]) ?? [])];
  return asked.filter((field) =>
    field === 'locationText'
      ? fields.locationText === '' && fields.desa === null && fields.point === null
      : fields[field] === null || fields[field] === '',
  );
}
