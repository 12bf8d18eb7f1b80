import { expect, test } from 'vitest';
import { practiceAgencies } from '../../../electron/main/training/agencies.ts';
import { Agency } from '../../../shared/domain/agency.ts';

const agency = (channels: unknown[]): Agency =>
  Agency.parse({
    id: 'damkar',
    name: 'Pemadam Kebakaran',
    shortName: 'Damkar',
    duty: '',
    colour: '#b3261e',
    key: '2',
    order: 2,
    enabled: true,
    channels,
  });
const manual = { kind: 'manual', contact: '113', template: null };
const telephone = { kind: 'sip', target: 'damkar', timeoutSeconds: null };
const inPractice = (channels: unknown[]) => practiceAgencies([agency(channels)])[0]?.channels;

test('an agency without a telephone gets one after everything else', () => {
  expect(inPractice([manual])).toEqual([manual, telephone]);
});

test('its real telephone becomes the practice one, in the same place', () => {
  const real = { kind: 'sip', target: 'sip:113@pbx.example.go.id', timeoutSeconds: 30 };
  expect(inPractice([real, manual])).toEqual([{ ...telephone, timeoutSeconds: 30 }, manual]);
});

test('nothing that sends by itself is left', () => {
  const machines = [
    { kind: 'webhook', url: 'https://damkar.example.go.id/112' },
    { kind: 'email', to: ['piket@damkar.example.go.id'] },
    { kind: 'print' },
  ];
  expect(inPractice([...machines, manual])).toEqual([manual, telephone]);
});

test('all else stays as it is', () => {
  const before = agency([manual]);
  const [after] = practiceAgencies([before]);
  expect({ ...after, channels: [] }).toEqual({ ...before, channels: [] });
  expect(Agency.parse(after)).toEqual(after);
});
