import plan from '../../../resources/numbering/indonesia.json' with { type: 'json' };
import { type Origin, originOf } from '../../../shared/phone-number/origin.ts';
import { useTexts } from '../texts.tsx';
import styles from './number.module.css';

/** Whose prefix the number has, or from which place it is. Only a hint, and never more than the number tells. */
export function OriginText({ number }: { number: string }) {
  const t = useTexts();
  const origin = originOf(number, plan);
  if (!origin) return null;
  const said = (known: Origin): string => {
    switch (known.kind) {
      case 'mobile':
        return known.operator ?? t('screen.number.mobile');
      case 'area':
        return `${known.code} ${known.places.join('–')}`;
      case 'service':
        return known.name;
      case 'foreign':
        return t('screen.number.foreign', {
          country: known.country
            ? countryName(known.country, t('screen.number.locale'))
            : `+${known.callingCode}`,
        });
    }
  };
  return (
    <span
      className={styles.origin}
      title={origin.kind === 'mobile' ? t('screen.number.byPrefix') : undefined}
      data-testid="origin"
    >
      {said(origin)}
    </span>
  );
}

const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
