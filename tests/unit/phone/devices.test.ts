import { expect, test } from 'vitest';
import { choosable, type Device, deviceOf } from '../../../renderer/phone/audio/devices.ts';
import { defaultSound, type SoundChoice } from '../../../shared/domain/sound.ts';

const device = (deviceId: string, kind: MediaDeviceKind, label: string): Device => ({
  deviceId,
  kind,
  label,
});
const headset = [device('a1', 'audioinput', 'Jabra'), device('a2', 'audiooutput', 'Jabra')];
const room = [device('b2', 'audiooutput', 'HDMI')];
const choice: SoundChoice = { ...defaultSound, microphone: 'Jabra', speaker: 'Jabra', ringing: 'HDMI' };
const idOf = (found: Device[]) =>
  (['microphone', 'speaker', 'ringing'] as const).map((use) => deviceOf(use, choice, found)?.deviceId);

test('each use has its own device, found by its name whatever its id', () => {
  expect(idOf([...room, ...headset])).toEqual(['a1', 'a2', 'b2']);
  const plugged = headset.map((one) => ({ ...one, deviceId: `new ${one.deviceId}` }));
  expect(idOf([...room, ...plugged])).toEqual(['new a1', 'new a2', 'b2']);
});

test('a device that is gone leaves the others alone', () => {
  expect(idOf(room)).toEqual([undefined, undefined, 'b2']);
  expect(deviceOf('speaker', defaultSound, headset)).toBeUndefined();
});

test("the computer's own choice and devices without a name cannot be chosen by name", () => {
  const listed = [
    device('default', 'audioinput', 'Default - Jabra'),
    device('communications', 'audiooutput', 'Communications - Jabra'),
    device('', 'audioinput', ''),
    device('x', 'audioinput', ''),
  ];
  expect(choosable([...listed, ...headset])).toEqual(headset);
});
