import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark', 'contrast'] as const;

/** What the colours alone decide; all else is the same in every theme. */
const ofColours = ['color-contrast', 'link-in-text-block'];

async function faults(page: Page, rules?: string[]): Promise<unknown[]> {
  // Over a picture axe measures no contrast, and finds no fault: the watermark of the training is taken away.
  await page.addStyleTag({ content: '* { --watermark: none !important; }' });
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 200))]);
}

/** The screen as it stands has no accessibility fault (axe). */
export async function accessible(page: Page): Promise<void> {
  // What fades is measured when it stands still.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await faults(page)).toEqual([]);
}

/** The screen as it stands has no accessibility fault in any of its colours. Keeps a picture of each, if named. */
export async function accessibleInEveryTheme(page: Page, picture?: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const root = page.locator(':root');
  const before = await root.getAttribute('data-theme');
  for (const theme of themes) {
    await root.evaluate((element, name) => element.setAttribute('data-theme', name), theme);
    if (picture) await page.screenshot({ path: `test-results/${picture}-${theme}.png` });
    expect([theme, await faults(page, theme === 'light' ? undefined : ofColours)]).toEqual([theme, []]);
  }
  await root.evaluate((element, name) => element.setAttribute('data-theme', name ?? 'system'), before);
}
