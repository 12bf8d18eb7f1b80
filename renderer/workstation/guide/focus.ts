/** Puts the cursor where the question in view is answered: its text, else the card that takes digits. */
export function focusGuide(): void {
  const card = document.querySelector<HTMLElement>('[data-focus="guide"]');
  (card?.querySelector<HTMLElement>('[data-guide-input]') ?? card)?.focus();
}
export const guideHasFocus = (): boolean =>
  document.querySelector('[data-testid="guide"]')?.contains(document.activeElement) ?? false;
