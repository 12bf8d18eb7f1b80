import { readFileSync } from 'node:fs';
import type { Config } from '../../../shared/config/schema.ts';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { PhoneConfig } from '../../../shared/contract/phone.ts';
import { Agency } from '../../../shared/domain/agency.ts';
import type { AgencyId } from '../../../shared/domain/ids.ts';
import { defaultExportFolder, resources, settingsFile } from '../paths.ts';
import { readConfig } from './read.ts';
import { keyringIsThere, openSecret, restrict, sealFile } from './secrets.ts';

export interface Settings {
  config: Config;
  agencies: Agency[];
  webhookSecrets: Record<AgencyId, string>;
  phone: PhoneConfig;
  exportFolder: string;
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
  const webhookSecrets: Record<AgencyId, string> = {};
  for (const agency of config.agencies) {
    for (const channel of agency.channels ?? []) {
      if (channel.kind !== 'webhook') continue;
      const secret = unsealed(`agencies.${agency.id}.secret`, channel.secret);
      if (secret !== null) webhookSecrets[agency.id] = secret;
    }
  }
  return {
    config,
    agencies: mergeAgencies(config, problems),
    webhookSecrets,
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
  return keys;
}

function phoneConfig(
  config: Config,
  pbxBroken: boolean,
  unsealed: (key: string, secret: Parameters<typeof openSecret>[0]) => string | null,
): PhoneConfig {
  if (pbxBroken) return { line: 'off' };
  if (!config.pbx) return { line: 'training' };
  const { urls, account, displayName } = config.pbx;
  const password = unsealed('pbx.password', config.pbx.password);
  return password === null ? { line: 'off' } : { line: 'sip', urls, account, password, displayName };
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

function withoutSecret(channel: ConfigChannel): Agency['channels'][number] {
  if (channel.kind !== 'webhook') return channel;
  return { kind: 'webhook', url: channel.url };
}
