import { agencyFit } from '../../../shared/agency/fit.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import { useNow } from '../desk/useNow.ts';
import { useTexts } from '../texts.tsx';
import styles from './handoff.module.css';

/** Said beside the button, never in its way: the agency is closed now, or goes elsewhere. */
export function FitNote({ agency, kecamatan }: { agency: Agency; kecamatan: string | null }) {
  const t = useTexts();
  const { covers, open } = agencyFit(agency, kecamatan, useNow(30_000));
  const notes = [
    covers === false ? t('screen.handOff.elsewhere') : '',
    open ? '' : t('screen.handOff.closedNow'),
  ].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <p className={styles.note} data-testid={`fit-${agency.id}`}>
      {notes.join(' ')}
    </p>
  );
}
