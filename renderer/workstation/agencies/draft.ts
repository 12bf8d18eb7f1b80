import { createStore, useStore } from 'zustand';
import {
  type Agency,
  AgencySettings,
  type Channel,
  type ChannelKind,
} from '../../../shared/domain/agency.ts';
import { AgencyId } from '../../../shared/domain/ids.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import { unknownGaps } from '../../../shared/message/gaps.ts';

/** What is being edited, and not saved yet. It outlives the panel: a call that comes in takes nothing away. */
const store = createStore<{ draft: AgencySettings | null }>(() => ({ draft: null }));

export const useAgencyDraft = (): AgencySettings | null => useStore(store, (state) => state.draft);
export const editAgency = (draft: AgencySettings | null): void => store.setState({ draft });
export const changeDraft = (changes: Partial<AgencySettings>): void =>
  store.setState(({ draft }) => ({ draft: draft && { ...draft, ...changes } }));

/** What an administrator sets, without what the log adds. */
export const settingsOf = (agency: Agency): AgencySettings => AgencySettings.parse(agency);

export function newAgency(agencies: readonly Agency[]): AgencySettings {
  const taken = new Set<string>(agencies.map(({ id }) => id));
  let count = agencies.length + 1;
  while (taken.has(`instansi-${count}`)) count += 1;
  const used = new Set(agencies.filter(({ removed }) => !removed).map(({ key }) => key));
  return AgencySettings.parse({
    id: AgencyId.parse(`instansi-${count}`),
    name: '-',
    shortName: '-',
    duty: '',
    colour: '#44546a',
    key: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((digit) => !used.has(digit)) ?? null,
    order: Math.max(0, ...agencies.map(({ order }) => order)) + 1,
    enabled: true,
    channels: [{ kind: 'manual', contact: '' }],
  });
}

export function newChannel(kind: ChannelKind): Channel {
  switch (kind) {
    case 'sip':
      return { kind, target: '', timeoutSeconds: null };
    case 'webhook':
      return { kind, url: '', format: 'siaga', timeoutSeconds: null, template: null };
    case 'email':
      return { kind, to: [], timeoutSeconds: null, template: null };
    case 'print':
      return { kind, timeoutSeconds: null, template: null };
    case 'manual':
      return { kind, contact: '', template: null };
  }
}

const fields = [
  'name',
  'shortName',
  'duty',
  'colour',
  'key',
  'kecamatan',
  'hours',
  'contacts',
  'ackLimitSeconds',
] as const;
const channelFields = ['target', 'url', 'to', 'contact', 'timeoutSeconds', 'template'] as const;

/** One sentence a field, by its path: `name`, `channels.0.url`. Empty when all of it can be saved. */
export function problemsOf(
  t: Say,
  draft: AgencySettings,
  agencies: readonly Agency[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { path } of AgencySettings.safeParse(draft).error?.issues ?? []) {
    const [name, index, inner] = path.map(String);
    if (name === 'channels' && index !== undefined) {
      const field = channelFields.find((each) => each === inner) ?? 'channels';
      found[`channels.${index}.${inner}`] ??= t(`screen.agencies.wrong.${field}`);
    } else {
      const field = fields.find((each) => each === name) ?? 'other';
      found[String(name)] ??= t(`screen.agencies.wrong.${field}`);
    }
  }
  const twin = agencies.find(
    ({ id, key, enabled, removed }) =>
      draft.enabled && enabled && !removed && key !== null && key === draft.key && id !== draft.id,
  );
  if (twin)
    found['key'] ??= t('screen.agencies.wrong.keyTaken', { key: draft.key ?? '', agency: twin.shortName });
  draft.channels.forEach((channel, index) => {
    const [unknown] = unknownGaps('template' in channel ? (channel.template ?? '') : '');
    if (unknown !== undefined)
      found[`channels.${index}.template`] ??= t('screen.agencies.wrong.gap', { gap: unknown });
  });
  return found;
}
