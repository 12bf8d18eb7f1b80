import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { categoryTypes, incidentTypes, unknownType } from '../../electron/core/formats/incident-type.ts';
import { newHandOffId } from '../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../shared/domain/incident.ts';
import eidoSchema from '../standards/eido-1.0.json' with { type: 'json' };
import registries from '../standards/eido-registries.json' with { type: 'json' };
import { type AgencyServer, agencyServer } from './agency-server.ts';
import { begunForm } from './calls.ts';
import { expect, test } from './fixture.ts';
import { damkar, openInProcess } from './open-core.ts';

const xsd = path.resolve(import.meta.dirname, '..', 'standards', 'CAP-v1.2.xsd');
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isEido = ajv.compile(eidoSchema);

/** What xmllint says of a file against the published schema; empty when it is valid. */
function faults(file: string): string {
  const done = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, file], { encoding: 'utf8' });
  if (done.error) throw done.error;
  return done.status === 0 ? '' : done.stderr;
}

const everything: IncidentChanges = {
  category: 'fire',
  subCategory: 'house_fire',
  priority: 'red',
  whatHappened: 'Api <besar> & "asap"\nsampai ]]> atap \u0007',
  locationText: 'Jl. Kusuma Bangsa 12',
  kecamatan: '35.17.09',
  desa: '35.17.09.2001',
  landmark: 'Sebelah masjid',
  point: { lat: -7.5461, lon: 112.2331, source: 'clicked', fillsPlace: true, certainty: 'near', radius: 250 },
  victims: 2,
  victimsState: 'Luka bakar',
  hazards: 'Tabung gas',
  access: 'Gang sempit',
  callerName: 'Sari',
  callbackNumber: '+6281234567890',
  notes: '',
};
const shapes: [string, IncidentChanges][] = [
  ['of which everything is known', everything],
  ['of which nothing is known', {}],
  [
    'whose place is only an area',
    {
      category: 'disaster',
      subCategory: 'flood',
      point: {
        lat: -7.5,
        lon: 112.2,
        source: 'searched',
        fillsPlace: true,
        certainty: 'area',
        area: '35.17.09',
      },
    },
  ],
  [
    'with an exact point',
    {
      category: 'medical',
      point: { lat: -7.5, lon: 112.2, source: 'said', fillsPlace: false, certainty: 'exact' },
    },
  ],
];

test.for(shapes)('an incident %s is a valid EIDO and a valid CAP alert', async ([, changes], { folder }) => {
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  const { incidentId } = await begunForm(core, changes);
  await core.tell('handoff.create', { handOffId: newHandOffId(), incidentId, agencyId: damkar });
  const eido = await core.tell('incident.export', { incidentId, format: 'eido' });
  const data = JSON.parse(readFileSync(eido.file, 'utf8'));
  isEido(data);
  expect(isEido.errors).toBeNull();
  expect(registries.incidentType).toContain(data.incidentComponent.incidentTypeCommonRegistryText);
  for (const status of data.incidentComponent.incidentStatusCommonRegistryText)
    expect(registries.incidentStatus).toContain(status);
  for (const agency of data.agencyComponent)
    for (const role of agency.agencyRoleDescriptionRegistryText)
      expect(registries.agencyRole).toContain(role);
  for (const place of data.locationComponent ?? []) {
    expect(registries.locationType).toContain(place.locationTypeDescriptionRegistryText);
    const file = path.join(folder, 'pidf.xml');
    writeFileSync(file, place.locationByValue);
    expect(spawnSync('xmllint', ['--noout', file], { encoding: 'utf8' }).stderr).toBe('');
  }
  // What is referred to is there.
  const text = JSON.stringify(data);
  const ids = new Set([...text.matchAll(/"\$id":"([^"]+)"/g)].map((match) => match[1]));
  for (const [, id] of text.matchAll(/"\$ref":"([^"]+)"/g)) expect(ids).toContain(id);
  const cap = await core.tell('incident.export', { incidentId, format: 'cap' });
  expect(faults(cap.file)).toBe('');
  core.close();
});

test('an alert without its identifier is not valid: the validator does look', async ({ folder }) => {
  const core = openInProcess(folder, [{ kind: 'manual', contact: '' }]);
  const { incidentId } = await begunForm(core, everything);
  const { file } = await core.tell('incident.export', { incidentId, format: 'cap' });
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<identifier>.*<\/identifier>/, ''));
  expect(faults(file)).toContain('identifier');
  expect(isEido({ eidoVersion: '2.0' })).toBe(false);
  core.close();
});

test('every kind of incident has a code of the registry', () => {
  for (const code of [...Object.values(incidentTypes), ...Object.values(categoryTypes), unknownType])
    expect(registries.incidentType, code).toContain(code);
});

test.for(['eido', 'cap'] as const)(
  'a webhook that wants %s is posted a valid one, and an update of it',
  async (format, { folder }) => {
    const agency: AgencyServer = await agencyServer();
    const core = openInProcess(folder, [{ kind: 'webhook', url: agency.url, format }]);
    const { incidentId } = await begunForm(core, everything);
    const handOffId = newHandOffId();
    await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
    await core.handOff(handOffId, ({ state }) => state === 'sent');
    await core.tell('incident.edit', { incidentId, changes: { victims: 5 } });
    await core.tell('handoff.resend', { handOffId });
    await agency.got(2);
    const [first, second] = agency.received;
    expect(first?.headers['content-type']).toContain(
      format === 'cap' ? 'application/cap+xml' : 'application/json',
    );
    for (const [i, body] of [first!.body, second!.body].entries()) {
      if (format === 'eido') {
        isEido(JSON.parse(body));
        expect(isEido.errors).toBeNull();
        continue;
      }
      const file = path.join(folder, `${i}.xml`);
      writeFileSync(file, body);
      expect(faults(file)).toBe('');
    }
    if (format === 'cap') {
      expect(first?.body).toContain('<msgType>Alert</msgType>');
      expect(second?.body).toContain('<msgType>Update</msgType>');
      const [, identifier] = /<identifier>(.*)<\/identifier>/.exec(first!.body)!;
      expect(second?.body).toMatch(new RegExp(`<references>[^<]*,${identifier},`));
    }
    core.close();
    await agency.close();
  },
);
