import type { Bridge, PhoneBridge } from './index.ts';

declare global {
  interface Window {
    /** Given by the preload. The phone's window also carries out commands. */
    siaga: Bridge & Pick<PhoneBridge, 'handle'>;
  }
}
