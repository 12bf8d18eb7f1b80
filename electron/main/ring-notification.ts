import { type BrowserWindow, Notification } from 'electron';
import type { PhoneStatus } from '../../shared/contract/phone.ts';
import { formatNumber } from '../../shared/phone-number/phone-number.ts';

export interface RingTexts {
  title: string;
  unknownNumber: string;
}

/** Tells the desktop of a ringing call while the window is not in front. Focus stays where it is. */
export function createRingNotification(
  window: () => BrowserWindow | null,
  texts: RingTexts,
): {
  update(status: PhoneStatus): void;
} {
  const shown = new Map<string, Notification | null>();
  return {
    update(status) {
      const ringing = status.calls.filter((call) => call.direction === 'in' && call.phase === 'ringing');
      for (const call of ringing) {
        if (shown.has(call.callId)) continue;
        const target = window();
        if (!target || target.isFocused() || !Notification.isSupported()) {
          shown.set(call.callId, null);
          continue;
        }
        target.flashFrame(true);
        const body = call.number ? formatNumber(call.number) : texts.unknownNumber;
        const notification = new Notification({ title: texts.title, body, urgency: 'critical' });
        notification.on('click', () => {
          if (target.isDestroyed()) return;
          if (target.isMinimized()) target.restore();
          target.show();
        });
        notification.show();
        shown.set(call.callId, notification);
      }
      for (const [callId, notification] of shown) {
        if (ringing.some((call) => call.callId === callId)) continue;
        notification?.close();
        shown.delete(callId);
      }
      if (ringing.length === 0) window()?.flashFrame(false);
    },
  };
}
