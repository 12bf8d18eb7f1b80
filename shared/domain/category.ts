import { z } from 'zod';

/** What kind of event is reported. Sub-categories belong to one category each. */
export const categories = {
  medical: [
    'unconscious',
    'cardiac_arrest',
    'chest_pain',
    'breathing',
    'work_accident',
    'childbirth',
    'poisoning',
    'snake_bite',
    'burns',
    'drowning',
    'other_medical',
  ],
  traffic_accident: ['collision', 'single_vehicle', 'pedestrian', 'train', 'other_traffic'],
  fire: ['house_fire', 'land_fire', 'vehicle_fire', 'gas_leak', 'other_fire'],
  disaster: ['flood', 'strong_wind', 'landslide', 'earthquake', 'other_disaster'],
  public_order: ['brawl', 'noise', 'illegal_stall', 'other_order'],
  crime: ['theft', 'robbery', 'assault', 'domestic_violence', 'other_crime'],
  infrastructure: ['fallen_tree', 'power_line', 'road_damage', 'street_light', 'other_infrastructure'],
  animal: ['snake', 'wasp_nest', 'other_animal'],
  person: ['missing_person', 'disturbed_person', 'self_harm', 'other_person'],
  other: ['other'],
} as const;

export type Category = keyof typeof categories;
export const categoryCodes = Object.keys(categories) as [Category, ...Category[]];
export const Category = z.enum(categoryCodes);

export type SubCategory = (typeof categories)[Category][number];
export const subCategoryCodes = Object.values(categories).flat() as [SubCategory, ...SubCategory[]];
export const SubCategory = z.enum(subCategoryCodes);

/** The category that a sub-category belongs to. */
export function categoryOf(subCategory: SubCategory): Category {
  for (const category of categoryCodes) {
    if ((categories[category] as readonly string[]).includes(subCategory)) return category;
  }
  throw new Error(`sub-category without a category: ${subCategory}`);
}
