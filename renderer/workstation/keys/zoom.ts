const STEPS = [1, 1.1, 1.25, 1.5, 1.75, 2];
const STORED = 'zoom';

const stored = (): number => Number(localStorage.getItem(STORED) ?? 1);

function show(factor: number): void {
  localStorage.setItem(STORED, String(factor));
  void window.siaga.invoke('app.zoom', { factor });
}

/** How large this desk likes its screen; remembered by the window, because it is nobody else's business. */
export const zoom = {
  larger: (): void => show(STEPS.find((step) => step > stored()) ?? 2),
  smaller: (): void => show(STEPS.findLast((step) => step < stored()) ?? 1),
  asDesigned: (): void => show(1),
  restore: (): void => {
    if (stored() !== 1) show(stored());
  },
};
