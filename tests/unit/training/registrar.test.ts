import { expect, test } from 'vitest';
import { createRegistrar } from '../../../electron/main/training/registrar.ts';

function telephone(registrar: ReturnType<typeof createRegistrar>, user: string, contact: string) {
  const received: string[] = [];
  const { received: send, left } = registrar.join({ send: (message) => received.push(message) });
  const register = (expires: number): void =>
    send(
      request('REGISTER', 'sip:latihan.invalid', user, [
        `Contact: <sip:${contact}@a.invalid>;expires=${expires}`,
      ]),
    );
  return { received, send, left, register };
}

function request(method: string, to: string, user: string, more: string[] = []): string {
  return `${[
    `${method} ${to} SIP/2.0`,
    `Via: SIP/2.0/WS b.invalid;branch=z9hG4bK-of-${user}`,
    'Max-Forwards: 69',
    `To: <sip:${user}@latihan.invalid>`,
    `From: <sip:${user}@latihan.invalid>;tag=1`,
    'Call-ID: call',
    `CSeq: 1 ${method}`,
    ...more,
    'Content-Length: 0',
  ].join('\r\n')}\r\n\r\n`;
}

/** As a telephone answers: what came before the empty line, under another first line. */
const answerTo = (message: string): string => message.replace(/^[^\r]*/, 'SIP/2.0 180 Ringing');

function room() {
  const registrar = createRegistrar();
  const operator = telephone(registrar, 'operator', 'desk');
  const callers = telephone(registrar, 'callers', 'many');
  operator.register(60);
  callers.register(60);
  const dialled = telephone(registrar, 'dialled', 'any');
  dialled.register(60);
  const registered = [...operator.received];
  operator.received.length = 0;
  callers.received.length = 0;
  dialled.received.length = 0;
  return { registrar, operator, callers, dialled, registered };
}

test('who registers is told where, and for how long', () => {
  expect(room().registered[0]).toMatch(
    /^SIP\/2\.0 200 OK\r\n(?:.*\r\n)*Contact: <sip:desk@a\.invalid>;expires=60\r\n/,
  );
});

test('a call reaches whom it is for, and its answer comes back as if no relay were between', () => {
  const { operator, callers } = room();
  callers.send(request('INVITE', 'sip:operator@latihan.invalid', 'callers'));
  const [invite = ''] = operator.received;
  expect(invite).toContain('Max-Forwards: 68');
  expect(invite.match(/^Via:/gm)).toHaveLength(2);
  operator.send(answerTo(invite));
  const [ringing = ''] = callers.received;
  expect(ringing.match(/^Via:.*$/gm)).toEqual(['Via: SIP/2.0/WS b.invalid;branch=z9hG4bK-of-callers']);
});

test('a request within a dialog goes to the contact', () => {
  const { operator, callers } = room();
  operator.send(request('BYE', 'sip:many@a.invalid', 'operator'));
  expect(callers.received[0]).toMatch(/^BYE /);
});

test('a call to a user arrives under his contact; who is meant stays in the To header', () => {
  const { operator, callers } = room();
  callers.send(request('INVITE', 'sip:operator@latihan.invalid', 'operator'));
  expect(operator.received[0]).toMatch(/^INVITE sip:desk@a\.invalid SIP\/2\.0\r\n/);
  expect(operator.received[0]).toContain('To: <sip:operator@latihan.invalid>');
});

test('whoever is dialled and has not registered is played by one telephone, which sees who is meant', () => {
  const { operator, dialled } = room();
  operator.send(request('INVITE', 'sip:damkar@latihan.invalid', 'damkar'));
  expect(dialled.received[0]).toMatch(/^INVITE sip:any@a\.invalid SIP\/2\.0\r\n/);
  expect(dialled.received[0]).toContain('To: <sip:damkar@latihan.invalid>');
});

test.each(['left', 'unregistered'] as const)('nobody reaches a telephone that has %s', (how) => {
  const { operator, dialled } = room();
  if (how === 'left') dialled.left();
  else dialled.register(0);
  operator.send(request('INVITE', 'sip:damkar@latihan.invalid', 'operator'));
  expect(operator.received.at(-1)).toMatch(/^SIP\/2\.0 404 /);
});

test('a telephone that asks whether somebody is there is answered', () => {
  const { operator } = room();
  operator.send(request('OPTIONS', 'sip:latihan.invalid', 'operator'));
  expect(operator.received[0]).toMatch(/^SIP\/2\.0 200 /);
});

test('a request that went too far, and one that goes nowhere, come to an end; an ACK is never answered', () => {
  const { operator, callers, dialled } = room();
  const far = request('INVITE', 'sip:operator@latihan.invalid', 'callers');
  callers.send(far.replace('Max-Forwards: 69', 'Max-Forwards: 0'));
  expect(callers.received[0]).toMatch(/^SIP\/2\.0 483 /);
  dialled.left();
  callers.left();
  operator.send(request('ACK', 'sip:many@a.invalid', 'operator'));
  expect(operator.received).toEqual([]);
});

test('what is no SIP is passed over', () => {
  const { operator, callers } = room();
  for (const text of ['', '\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'SIP/2.0 200 OK\r\nVia: nothing\r\n\r\n'])
    operator.send(text);
  expect([...operator.received, ...callers.received]).toEqual([]);
});
