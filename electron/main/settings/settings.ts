import { readFileSync } from 'node:fs';
import type { Config } from '../../../shared/config/schema.ts';
import type { SecretName } from '../../../shared/contract/app.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { PhoneConfig } from '../../../shared/contract/phone.ts';
import type { Secrets } from '../../../shared/contract/wire.ts';
import { Agency, Channel } from '../../../shared/domain/agency.ts';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import type { Referral } from '../../../shared/domain/referral.ts';
import { defaultExportFolder, referralsFile, resources, settingsFile } from '../paths.ts';
import { readConfig } from './read.ts';
import { loadReferrals } from './referrals.ts';
import { keyringIsThere, openSecret, restrict, type StoredSecret, sealFile, storeSecret } from './secrets.ts';

export interface Settings {
  config: Config;
  agencies: Agency[];
  secrets: Secrets;
  /** Training is what one gets while no PBX is configured. */
  phone: PhoneConfig | { line: 'training' };
  exportFolder: string;
  referrals: Referral[];
  problems: Refusal[];
}

type ConfigChannel = NonNullable<Config['agencies'][number]['channels']>[number];

/** Reads the settings, seals what is still in clear text, and opens the secrets for those who need them. */
export function loadSettings(): Settings {
  const file = settingsFile();
  const { config, problems: found, pbxBroken, exists } = readConfig(file);
  const problems = [...found];
  if (exists && !found.some((problem) => problem.code === 'E_CONFIG_UNREADABLE')) {
    const inClear = secretsInClear(config);
    restrictQuietly(file);
    if (inClear.length > 0) {
      if (keyringIsThere()) sealFile(file);
      else for (const key of inClear) problems.push(refuse('N_SECRET_PLAIN', { key }).refusal);
    }
  }
  const unsealed = (key: string, secret: Parameters<typeof openSecret>[0]): string | null => {
    const opened = openSecret(secret);
    if (opened === null) {
      const expected = 'sealed on this PC by this account';
      problems.push(
        refuse('E_CONFIG_INVALID', { file: 'siaga112.config.json', key, value: '•••', expected }).refusal,
      );
    }
    return opened;
  };
  const secrets: Secrets = { webhook: {}, inbound: {}, smtp: null };
  const open = (key: string, stored: StoredSecret, take: (secret: string) => void): void => {
    const secret = unsealed(key, stored);
    if (secret !== null) take(secret);
  };
  for (const { id, channels } of config.agencies) {
    for (const channel of channels ?? []) {
      if (channel.kind !== 'webhook' || channel.secret === undefined) continue;
      open(`agencies.${id}.secret`, channel.secret, (secret) => (secrets.webhook[id] = secret));
    }
  }
  // What was typed on the screen goes before what is beside a channel.
  for (const kind of ['webhook', 'inbound'] as const) {
    for (const [id, stored] of Object.entries(config.secrets[kind]))
      open(`secrets.${kind}.${id}`, stored, (secret) => (secrets[kind][id as AgencyId] = secret));
  }
  if (config.secrets.smtp) open('secrets.smtp', config.secrets.smtp, (secret) => (secrets.smtp = secret));
  const { referrals, problem } = loadReferrals(resources('referrals', 'referrals.json'), referralsFile());
  if (problem) problems.push(problem);
  return {
    config,
    referrals,
    agencies: mergeAgencies(config, problems),
    secrets,
    phone: phoneConfig(config, pbxBroken, unsealed),
    exportFolder: config.exportFolder ?? defaultExportFolder(),
    problems,
  };
}

function restrictQuietly(file: string): void {
  try {
    restrict(file);
  } catch {
    // A file on a share may not know permissions; it stays readable as it was.
  }
}

function secretsInClear(config: Config): string[] {
  const keys = typeof config.pbx?.password === 'string' ? ['pbx.password'] : [];
  for (const agency of config.agencies) {
    for (const channel of agency.channels ?? []) {
      if (channel.kind === 'webhook' && typeof channel.secret === 'string')
        keys.push(`agencies.${agency.id}.secret`);
    }
  }
  for (const kind of ['webhook', 'inbound'] as const) {
    for (const [id, stored] of Object.entries(config.secrets[kind]))
      if (typeof stored === 'string') keys.push(`secrets.${kind}.${id}`);
  }
  if (typeof config.secrets.smtp === 'string') keys.push('secrets.smtp');
  return keys;
}

/** Keeps a secret that an administrator typed on the screen, and gives it to those who need it. */
export function setSecret(secrets: Secrets, name: SecretName, value: string | null): Result<Secrets> {
  const file = settingsFile();
  const at = name.kind === 'smtp' ? ['secrets', 'smtp'] : ['secrets', name.kind, name.agencyId];
  try {
    storeSecret(file, at, value);
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? 'JSON';
    return refuse('E_CONFIG_WRITE', { file: 'siaga112.config.json', cause });
  }
  if (name.kind === 'smtp') return ok({ ...secrets, smtp: value });
  const { [name.agencyId]: _, ...others } = secrets[name.kind];
  const kept: Record<AgencyId, string> = value === null ? others : { ...others, [name.agencyId]: value };
  return ok({ ...secrets, [name.kind]: kept });
}

function phoneConfig(
  config: Config,
  pbxBroken: boolean,
  unsealed: (key: string, secret: Parameters<typeof openSecret>[0]) => string | null,
): Settings['phone'] {
  if (pbxBroken) return { line: 'off' };
  if (!config.pbx) return { line: 'training' };
  const { urls, account, displayName, dtmf } = config.pbx;
  const password = unsealed('pbx.password', config.pbx.password);
  return password === null
    ? { line: 'off' }
    : { line: 'sip', training: false, urls, account, password, displayName, dtmf };
}

/** The shipped agencies with the room's changes; the secret stays out of what the log sees. */
function mergeAgencies(config: Config, problems: Refusal[]): Agency[] {
  const shipped = Agency.array().parse(
    JSON.parse(readFileSync(resources('agencies', 'agencies.json'), 'utf8')),
  );
  const merged = new Map<string, unknown>(shipped.map((agency) => [agency.id, agency]));
  for (const change of config.agencies) {
    const channels = change.channels?.map(withoutSecret);
    const base = merged.get(change.id) ?? {
      shortName: change.id,
      duty: '',
      colour: '#4a4458',
      key: null,
      order: 100,
      enabled: true,
      channels: [{ kind: 'manual', contact: '' }],
    };
    merged.set(change.id, { ...(base as object), ...change, ...(channels ? { channels } : {}) });
  }
  return [...merged.values()].flatMap((agency) => {
    const parsed = Agency.safeParse(agency);
    if (parsed.success) return [parsed.data];
    const issue = parsed.error.issues[0];
    const key = `agencies.${(agency as { id: string }).id}.${issue?.path.join('.') ?? ''}`;
    problems.push(
      refuse('E_CONFIG_INVALID', {
        file: 'siaga112.config.json',
        key,
        value: '–',
        expected: issue?.message ?? '',
      }).refusal,
    );
    return [];
  });
}

/** What the log sees of a channel; defaults are filled in. */
function withoutSecret(channel: ConfigChannel): Channel {
  if (channel.kind !== 'webhook') return Channel.parse(channel);
  const { secret, ...rest } = channel;
  return Channel.parse(rest);
}
