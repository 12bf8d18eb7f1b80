import type { Found } from '../../../shared/contract/search.ts';
import { CallListRow } from '../list/CallListRow.tsx';
import list from '../list/list.module.css';
import { useFormats, useTexts } from '../texts.tsx';

/** One result. Calls look as in the list of the day. */
export function FoundRow(props: { found: Found; tabStop: boolean; onOpen: () => void }) {
  const t = useTexts();
  const { clock, date } = useFormats();
  const { found, tabStop, onOpen } = props;
  if (found.kind === 'call')
    return <CallListRow row={found} selected={false} withDate tabStop={tabStop} onSelect={onOpen} />;
  const incident = found.kind === 'incident' ? found.incident : null;
  return (
    <button
      type="button"
      className={list.call}
      tabIndex={tabStop ? 0 : -1}
      onClick={onOpen}
      data-testid={`found-${found.kind}`}
    >
      <span className={list.line}>
        <b>
          {found.kind === 'incident'
            ? `${t(found.incident.calls.length > 0 ? 'lead.search.incident' : 'lead.search.byHand')} ${found.incident.number}`
            : t('lead.search.shift', { operator: found.shift.operator })}
        </b>
        <span className={list.time}>
          {date(found.at)} {clock(found.at)}
        </span>
      </span>
      <span className={list.line}>
        {incident && <span className={list.tag}>{t(`domain.incidentStatus.${incident.status}`)}</span>}
        <span className={list.what}>
          {found.kind === 'shift'
            ? found.shift.note
            : [
                incident?.fields.category ? t(`domain.category.${incident.fields.category}`) : '',
                incident?.fields.locationText || incident?.fields.whatHappened,
              ]
                .filter(Boolean)
                .join(' · ')}
        </span>
      </span>
    </button>
  );
}
