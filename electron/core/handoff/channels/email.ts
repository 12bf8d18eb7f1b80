import type { Mail } from '../../../../shared/config/schema.ts';
import type { ErrorCode } from '../../../../shared/contract/errors.ts';
import { idempotencyKey } from '../../../../shared/domain/handoff.ts';
import type { Delivery, SendingChannel } from './channel.ts';

const TIMEOUT_MS = 20_000;

/** Plain text by the room's mail server. Its certificate is checked, and a `starttls` server has to offer it. */
export const emailChannel = (options: {
  mail: Mail | null;
  password: () => string | null;
}): SendingChannel<'email'> => ({
  how: 'sends',
  async send({ handOff, channel, key, text, subject }, signal) {
    const { mail } = options;
    if (!mail) return { kind: 'failed', error: 'E_MAIL_OFF', hopeless: true };
    // Few rooms send mail, and none before its first hand-off.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host: mail.host,
      port: mail.port,
      secure: mail.security === 'tls',
      requireTLS: mail.security === 'starttls',
      ignoreTLS: mail.security === 'none',
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(mail.user ? { auth: { user: mail.user, pass: options.password() ?? '' } } : {}),
    });
    const stop = (): void => transport.close();
    signal.addEventListener('abort', stop);
    const host = mail.from.split('@')[1] ?? 'localhost';
    const messageId = (name: string): string => `<${name}@${host}>`;
    try {
      const sent = await transport.sendMail({
        from: mail.from,
        to: channel.to,
        subject,
        text,
        // The same on every attempt, so that a mail program shows a repeated one once.
        messageId: messageId(key),
        ...(handOff.revision === 0
          ? {}
          : {
              inReplyTo: messageId(handOff.id),
              references: messageId(idempotencyKey({ ...handOff, revision: 0 })),
            }),
        headers: { 'X-Siaga-Key': key, 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent', note: sent.response, answer: null };
    } catch (error) {
      return failure(error);
    } finally {
      signal.removeEventListener('abort', stop);
      transport.close();
    }
  },
});

/** Replies of RFC 5321 §4.2.1: 4xx may work later, 5xx will not. */
function failure(error: unknown): Delivery {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  const failed = (name: ErrorCode, hopeless = false): Delivery => ({
    kind: 'failed',
    error: name,
    ...(hopeless ? { hopeless: true } : {}),
  });
  if (responseCode >= 400 && responseCode < 500) return failed('E_MAIL_LATER');
  if (code === 'EAUTH') return failed('E_MAIL_LOGIN', true);
  if (responseCode >= 500) return failed('E_MAIL_REFUSED', true);
  return failed('E_MAIL_UNREACHABLE');
}
