import type { AgencySettings } from '../../../shared/domain/agency.ts';
import styles from './handoff.module.css';

/** Line drawings on a 16 × 16 grid, made for this screen. */
const paths: Record<AgencySettings['icon'], string> = {
  ambulance:
    'M1.5 4.5h8v7h-8zM9.5 7h3l2 2.5v2h-5M4 11.5a1.3 1.3 0 1 0 .1 0M11.5 11.5a1.3 1.3 0 1 0 .1 0M5.5 6v3M4 7.5h3',
  fire: 'M8 1.5c.5 2.5 4 4 4 7.5a4 4 0 0 1-8 0c0-1.500.8-2.500 1.500-3.200.2 1 .8 1.500 1.300 1.700C6.600 5.500 7 3.500 8 1.500z',
  disaster:
    'M8 2 2 7h1.500v4h9V7H14zM1.500 14c1.100 0 1.100-1 2.200-1s1.100 1 2.200 1 1.100-1 2.200-1 1.100 1 2.200 1 1.100-1 2.200-1 1.100 1 2 1',
  order: 'M8 1.500 2.500 3.500v4c0 3.500 2.500 6 5.500 7 3-1 5.500-3.500 5.500-7v-4zM5.500 8l2 2 3.500-4',
  traffic:
    'M5.500 1.500h5v10h-5zM8 11.500v3M8 4.200a.6.6 0 1 0 .1 0M8 6.700a.6.6 0 1 0 .1 0M8 9.200a.6.6 0 1 0 .1 0',
  police: 'm8 1.500 1.900 3.900 4.300.6-3.100 3 .7 4.300L8 11.300l-3.800 2 .7-4.300-3.100-3 4.300-.6z',
  power: 'M9 1.500 3.500 9H8l-1 5.500L12.500 7H8z',
  other: 'M8 14.500V7M8 4.500v.2M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8',
};

/** Tells agencies apart beside colour and name; it says nothing of its own. */
export const AgencyIcon = ({ icon }: { icon: AgencySettings['icon'] }) => (
  <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
    <path
      d={paths[icon]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
);
