import places from '../../../resources/places/jombang.json' with { type: 'json' };
import type { Expected } from '../../../shared/training/expected.ts';
import { expect, field, type RunningApp, saved } from '../app.ts';

const priorityKey = { red: 'Alt+Digit1', yellow: 'Alt+Digit2', green: 'Alt+Digit3' };

/** Writes down what the caller tells, field by field. */
export async function writeDown({ workstation }: RunningApp, expected: Expected): Promise<void> {
  const { category, priority, desa, victims, callerName, callbackNumber, mustAsk = [] } = expected;
  const write = (name: string, text: string): Promise<void> => field(workstation, name).fill(text);
  if (category) await field(workstation, 'category').selectOption(category);
  if (desa) await choosePlace(workstation, desa);
  for (const name of mustAsk) {
    if (name === 'victims') await write(name, String(victims ?? 0));
    else await write(name, 'Menurut penelepon');
  }
  if (victims !== undefined) await write('victims', String(victims));
  if (callerName) await write('callerName', callerName);
  if (callbackNumber) await write('callbackNumber', callbackNumber);
  if (priority) {
    await workstation.keyboard.press(priorityKey[priority]);
    await expect(workstation.getByTestId(`priority-${priority}`)).toHaveAttribute('aria-pressed', 'true');
  }
  if (category || desa || callerName) await saved(workstation);
}

async function choosePlace(workstation: RunningApp['workstation'], code: string): Promise<void> {
  const kecamatan = places.kecamatan.find(({ desa }) => desa.some((one) => one.code === code));
  const desa = kecamatan?.desa.find((one) => one.code === code);
  await field(workstation, 'desa').fill(desa?.name ?? code);
  await workstation.getByRole('option', { name: `${desa?.name} ${kecamatan?.name}`, exact: true }).click();
}
