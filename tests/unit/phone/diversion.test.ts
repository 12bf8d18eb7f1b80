import { expect, test } from 'vitest';
import { divertedFrom } from '../../../renderer/phone/sip/diversion.ts';

test('the newest Diversion is the number that sent the call on', () => {
  const diversions = [
    '"Piket, Ploso" <sip:0321888111@pbx.local;user=phone>;reason=no-answer, <sip:0321861000@pbx.local>;reason=unconditional',
    '<tel:110>;reason=time-of-day',
  ];
  expect(divertedFrom(diversions, [])).toBe('0321888111');
  expect(divertedFrom(['<tel:110>;reason=unconditional'], [])).toBe('110');
});

test('without one the History-Info tells, by its mark or by a cause', () => {
  expect(
    divertedFrom(
      [],
      [
        '<sip:110@pbx.local>;index=1',
        '<sip:112@pbx.local>;index=1.1;mp=1, <sip:op1@10.0.0.1>;index=1.1.1;rc=1.1',
      ],
    ),
  ).toBe('110');
  expect(
    divertedFrom(
      [],
      ['<sip:0321861000@pbx.local?Reason=SIP%3Bcause%3D302>;index=1,<sip:112@pbx.local;cause=302>;index=1.1'],
    ),
  ).toBe('0321861000');
});

test('a call that was only routed, a withheld number and nonsense tell nothing', () => {
  expect(divertedFrom([], [])).toBeNull();
  expect(divertedFrom([], ['<sip:112@pbx.local>;index=1,<sip:op1@10.0.0.1>;index=1.1;rc=1'])).toBeNull();
  expect(divertedFrom(['<sip:anonymous@anonymous.invalid>;reason=unknown'], [])).toBeNull();
  expect(divertedFrom([',,,"', '<<<'], [';index=', '>;mp='])).toBeNull();
});
