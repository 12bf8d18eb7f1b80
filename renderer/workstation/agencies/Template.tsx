import type { AgencySettings, ChannelKind } from '../../../shared/domain/agency.ts';
import { emptyFields, type IncidentFields } from '../../../shared/domain/incident.ts';
import { gapNames } from '../../../shared/message/gaps.ts';
import { messageText } from '../../../shared/message/message.ts';
import { shippedTemplates } from '../../../shared/message/templates.ts';
import { selectedIncident, useDesk } from '../desk/desk.ts';
import { Field } from '../field/Field.tsx';
import fields from '../field/field.module.css';
import { toldNow } from '../handoff/changes.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { areaName } from '../place/area-name.ts';
import { useTexts } from '../texts.tsx';
import styles from './agencies.module.css';

/** A made-up report, for a look at a template when none is on the screen. */
const example: IncidentFields = {
  ...emptyFields,
  category: 'fire',
  subCategory: 'house_fire',
  priority: 'red',
  whatHappened: 'Rumah terbakar, api sudah sampai atap',
  locationText: 'Belakang pasar Ploso',
  victims: 1,
  callerName: 'Budi',
  callbackNumber: '081234567890',
};

/** A message with named gaps, and beside it how it reads when they are filled. */
export function Template(props: {
  agency: AgencySettings;
  kind: ChannelKind;
  template: string | null;
  problem: string | undefined;
  change: (template: string | null) => void;
}) {
  const { agency, kind, template, problem, change } = props;
  const t = useTexts();
  const incident = useDesk(selectedIncident);
  const operator = useDesk((state) => state.shift?.operator ?? t('screen.shift.operator'));
  const roomName = useDesk((state) => state.status?.settings.roomName ?? '');
  const shipped = shippedTemplates[kind];
  const text = messageText(
    {
      agency,
      snapshot: incident ? toldNow(incident) : { number: '20260101-001', fields: example, priority: 'red' },
      incident: incident ?? { createdAt: Date.UTC(2026, 0, 1, 1, 0) },
      operator,
      roomName,
      revision: 0,
      changed: [],
      placeName: areaName,
    },
    kind,
  );
  return (
    <div className={styles.template}>
      <Field label={t('screen.agencies.template')} problem={problem} wide>
        {(input) => (
          <textarea
            {...input}
            rows={9}
            value={template ?? shipped}
            onChange={(event) => change(event.target.value === shipped ? null : event.target.value)}
            data-testid={`template-${kind}`}
          />
        )}
      </Field>
      <div className={fields.field}>
        <span className={styles.caption}>
          {incident
            ? t('screen.agencies.previewOf', { number: incident.number })
            : t('screen.agencies.example')}
        </span>
        <textarea
          className={styles.text}
          readOnly
          rows={9}
          aria-label={t('screen.handOff.message')}
          value={text}
          data-testid={`reads-${kind}`}
        />
      </div>
      <p className={styles.hint}>
        {t('screen.agencies.gaps', { gaps: gapNames.map((name) => `{{${name}}}`).join(' ') })}
      </p>
      {template !== null && (
        <KeyButton tone="quiet" onClick={() => change(null)}>
          {t('screen.agencies.shipped')}
        </KeyButton>
      )}
    </div>
  );
}
