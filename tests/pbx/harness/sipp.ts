import { createSocket } from 'node:dgram';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pbx } from './pbx.ts';
import { freePort } from './ports.ts';
import { type Running, start } from './processes.ts';

/** What a telephone of the network does, message by message. */
export type Step =
  | 'call'
  /** The same INVITE by another path (RFC 3261 §8.2.2.2). */
  | 'call by another path'
  | 'ring'
  /** By a 180 that wants to be acknowledged (RFC 3262 §3). */
  | 'ring reliably'
  | 'acknowledge the ring'
  /** Its PRACK names an INVITE that never was. */
  | 'acknowledge another ring'
  | 'acknowledge the ring with an offer'
  | 'answered'
  /** And nobody hears of it. */
  | 'answered without an ACK'
  /** The answer goes in the ACK: the INVITE brought no offer (RFC 3261 §13.2.1). */
  | 'answered with an offer'
  | 'cancel'
  /** Nobody says that the INVITE has ended, since the CANCEL did not get there. */
  | 'cancel without an end'
  /** It crosses the answer (RFC 3261 §9.1), which comes all the same. */
  | 'cancel too late'
  | 'put on hold'
  /** And keep to the address in its answer. */
  | 'ask anew'
  /** And its answer is never acknowledged. */
  | 'ask anew without an ACK'
  | 'take INFO'
  | 'take back'
  /** An offer and the refresh of its session in one (RFC 3311 §5.1, RFC 4028 §7.4). */
  | 'update'
  | 'refuse UPDATE'
  | { refuseUpdate: string }
  /** In the call; JsSIP knows none. */
  | { unknownMethod: string }
  | { refused: number }
  | 'take re-INVITE'
  /** And keep to the address in it, where the other side is from now on. */
  | 'take re-INVITE from elsewhere'
  | 'hang up elsewhere'
  /** Asked whether it still waits, it does not. */
  | 'know no such call'
  /** By 491 both have asked at once (RFC 3261 §14.2), and the other side has to ask again. */
  | { refuseReInvite: string }
  /** Its own crosses the other side's, and is the one to be refused. */
  | 'take re-INVITE across one of its own'
  | 'wait for BYE'
  | 'hang up'
  | { hangUpBecause: string }
  | 'take REFER and call the agency'
  | 'refuse REFER'
  | 'take REFER and hang up'
  | 'take REFER with Replaces and call the agency'
  | { failREFER: string }
  | 'be called'
  | 'be busy'
  | { refuse: string }
  | { ringThen: string }
  | 'ring until CANCEL'
  | 'be replaced'
  | 'hang up as the one called'
  | 'answer after a ring'
  /** It is heard before it answers (RFC 3960 §3.1). */
  | 'early media'
  /** Two of the telephones at which it rings are picked up at once (RFC 3261 §13.2.2.4). */
  | 'answer twice'
  | { talk: number }
  /** Goes on when the test says so, see `Sipp.tell`. */
  | 'wait to be told';

export interface Party {
  /** As it calls itself; may be anything that SIP can carry. */
  number?: string;
  displayName?: string;
  /** Whom it calls; 112 unless told. */
  callee?: string;
  /** RTP port in its SDP. */
  mediaPort: number;
  /** A document about where it is, sent beside its SDP (RFC 6442); line by line. */
  location?: string[];
  /** Where its place can be asked for, sent instead of one. */
  locationReference?: string;
  /** Instead of its own SDP; none is a late offer. */
  body?: string[];
  /** How many such calls, one after the other. */
  times?: number;
  /** Whenever it is asked by OPTIONS, it answers: it is still there. */
  answersOptions?: boolean;
  /** More headers of its INVITE. */
  headers?: string[];
  steps: Step[];
  port?: number;
}

export interface Sipp {
  running: Running;
  /** Every message sent and received so far. */
  messages(): Promise<string>;
  /** Lets it go on from 'wait to be told'. Said again as SIP says things on UDP until it has been heard. */
  tell(): Promise<void>;
}

/** A CANCEL, and the ACK of a refusal, carry the branch of their INVITE (RFC 3261 §9.1, §17.1.1.3). */
const INVITE_VIA = 'Via: SIP/2.0/UDP 127.0.0.1:[local_port];branch=z9hG4bK-invite-[pid]-[call_number]';

const ELSEWHERE = '<ereg regexp="sip:[^&gt;]+" search_in="hdr" header="Contact:" assign_to="elsewhere"/>';

const BORDER = 'border-of-parts';

const withLocation = (sdp: string[], document: string[]): string[] => [
  `--${BORDER}`,
  'Content-Type: application/sdp',
  '',
  ...sdp,
  '',
  `--${BORDER}`,
  'Content-Type: application/pidf+xml',
  'Content-ID: <here@127.0.0.1>',
  '',
  ...document,
  '',
  `--${BORDER}--`,
];

let count = 0;

/** Starts sipp with a scenario of these steps; it ends with 0 when all of them have happened. */
export async function sipp(pbx: Pbx, party: Party): Promise<Sipp> {
  count += 1;
  const name = `party-${count}`;
  const scenario = path.join(pbx.folder, `${name}.xml`);
  const log = path.join(pbx.folder, `${name}.log`);
  await writeFile(scenario, xml(party, pbx));
  const port = party.port ?? (await freePort());
  const running = start(
    'sipp',
    [
      `127.0.0.1:${pbx.sipPort}`,
      ...['-sf', scenario, '-i', '127.0.0.1', '-p', String(port), '-m', String(party.times ?? 1)],
      ...['-l', '1', '-r', '100', '-nostdin', '-trace_msg'],
      ...['-message_file', log, '-message_overwrite', 'false', '-timeout', '90s', '-timeout_error'],
      // A message that the network repeats while this machine is busy ends no call.
      ...['-default_behaviors', 'all,-abortunexp'],
      ...(party.answersOptions ? ['-aa'] : []),
    ],
    pbx.folder,
  );
  const messages = (): Promise<string> => readFile(log, 'utf8').catch(() => '');
  return { running, messages, tell: () => tell(messages, port) };
}

/** A message of its call, since it has the call's headers: also what a reply to that INVITE is made of. */
async function tell(messages: () => Promise<string>, port: number): Promise<void> {
  const socket = createSocket('udp4');
  const heard = async (): Promise<number> => (await messages()).split(`\n${TOLD} `).length;
  const before = await heard();
  while ((await heard()) === before) {
    const invite = /^INVITE [^\n]+\n((?:[^\r\n]+\r?\n)+)/m.exec(await messages())?.[1] ?? '';
    const kept = invite
      .split(/\r?\n/)
      .filter((line) => /^(via|record-route|from|to|call-id|cseq):/i.test(line));
    const lines = [
      `${TOLD} sip:tel@127.0.0.1:${port} SIP/2.0`,
      ...kept,
      // Or it would be the last one, said again.
      `Timestamp: ${before}`,
      'Content-Length: 0',
    ];
    if (kept.length > 0) socket.send(`${lines.join('\r\n')}\r\n\r\n`, port, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  socket.close();
}
const TOLD = 'PUBLISH';
/** Of the other telephone. */
export const OTHER_TAG = 'another';

const cdata = (text: string): string => text.replaceAll(']]>', ']]]]><![CDATA[>');

function xml(party: Party, pbx: Pbx): string {
  const { number = '+6281234567890', displayName = 'Budi', callee = '112', mediaPort } = party;
  const me = `"${displayName}" <sip:${number}@127.0.0.1:[local_port]>`;
  const sdp = [
    'v=0',
    'o=tel 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${mediaPort} RTP/AVP 8 101`,
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-15',
    'a=ptime:20',
    'a=sendrecv',
  ];
  const offer = party.body ?? sdp;
  const message = (lines: string[], body: string[] = []): string =>
    [...lines, 'Content-Length: [len]', '', ...body, ''].join('\n');
  const send = (text: string, retransmit = false): string =>
    `<send${retransmit ? ' retrans="500"' : ''}><![CDATA[\n${cdata(text)}\n]]></send>`;
  let cseq = 0;
  /** A request within the dialog that this party began. */
  const request = (method: string, extra: string[] = [], body: string[] = []): string => {
    cseq += 1;
    return message(
      [
        `${method} [next_url] SIP/2.0`,
        'Via: SIP/2.0/UDP 127.0.0.1:[local_port];branch=[branch]',
        '[routes]',
        `From: ${me};tag=[pid]t[call_number]`,
        'To: <sip:112@127.0.0.1>[peer_tag_param]',
        'Call-ID: [call_id]',
        `CSeq: ${cseq} ${method}`,
        'Max-Forwards: 70',
        ...extra,
      ],
      body,
    );
  };
  /** A first reply begins a dialog and carries this party's tag; later ones have it already. */
  const reply = (
    status: string,
    begins: boolean,
    extra: string[] = [],
    body: string[] = [],
    tag = '[pid]t[call_number]',
  ): string =>
    send(
      message(
        [
          `SIP/2.0 ${status}`,
          '[last_Via:]',
          '[last_Record-Route:]',
          '[last_From:]',
          begins ? `[last_To:];tag=${tag}` : '[last_To:]',
          '[last_Call-ID:]',
          '[last_CSeq:]',
          'Contact: <sip:tel@127.0.0.1:[local_port]>',
          ...extra,
        ],
        body,
      ),
    );
  /** Of an answer to an INVITE of this party (RFC 3261 §13.2.2.4). */
  const ack = (number: number, body: string[] = []): string =>
    send(
      message(
        [
          'ACK [next_url] SIP/2.0',
          'Via: SIP/2.0/UDP 127.0.0.1:[local_port];branch=[branch]',
          '[routes]',
          `From: ${me};tag=[pid]t[call_number]`,
          'To: <sip:112@127.0.0.1>[peer_tag_param]',
          'Call-ID: [call_id]',
          `CSeq: ${number} ACK`,
          'Max-Forwards: 70',
          ...(body.length > 0 ? ['Content-Type: application/sdp'] : []),
        ],
        body,
      ),
    );
  const cancel = (): string =>
    send(
      message([
        `CANCEL sip:112@127.0.0.1:${pbx.sipPort} SIP/2.0`,
        INVITE_VIA,
        `From: ${me};tag=[pid]t[call_number]`,
        'To: <sip:112@127.0.0.1>',
        'Call-ID: [call_id]',
        'CSeq: 1 CANCEL',
        'Max-Forwards: 70',
      ]),
      true,
    );
  /** Who holds only sends (RFC 3264 §8.4). */
  const reInvite = (direction: 'sendonly' | 'sendrecv'): string => {
    const changed = sdp.map((line) => (line === 'a=sendrecv' ? `a=${direction}` : line));
    const contact = 'Contact: <sip:tel@127.0.0.1:[local_port]>';
    const invite = send(request('INVITE', [contact, 'Content-Type: application/sdp'], changed), true);
    return `${invite}<recv response="100" optional="true"/><recv response="200"/>`;
  };
  const sipfrag = (line: string): string =>
    `${send(
      request(
        'NOTIFY',
        [
          'Event: refer',
          `Subscription-State: ${line.includes('100') ? 'active;expires=60' : 'terminated;reason=noresource'}`,
          'Content-Type: message/sipfrag',
          `Contact: <sip:tel@127.0.0.1:[local_port]>`,
        ],
        [line],
      ),
      true,
    )}<recv response="200"/>`;

  const told = `<recv request="${TOLD}"/>`;
  const step = (what: Step): string => {
    if (typeof what === 'object') {
      if ('talk' in what) return `<pause milliseconds="${what.talk}"/>`;
      if ('refused' in what) return `<recv response="${what.refused}"/>${ackRefusal(me, pbx)}`;
      if ('unknownMethod' in what) return `${send(request(what.unknownMethod), true)}<recv response="501"/>`;
      if ('hangUpBecause' in what)
        return `${send(request('BYE', [`Reason: ${what.hangUpBecause}`]), true)}<recv response="200"/>`;
      if ('refuseUpdate' in what) return `<recv request="UPDATE"/>${reply(what.refuseUpdate, false)}`;
      if ('refuseReInvite' in what)
        return `<recv request="INVITE"/>${reply(what.refuseReInvite, false)}<recv request="ACK"/>`;
      if ('refuse' in what) return `${reply(what.refuse, true)}<recv request="ACK"/>`;
      if ('ringThen' in what)
        return `${reply('180 Ringing', true)}${told}${reply(what.ringThen, true)}<recv request="ACK"/>`;
      return (
        '<recv request="REFER"/>' +
        reply('202 Accepted', false) +
        sipfrag('SIP/2.0 100 Trying') +
        sipfrag(`SIP/2.0 ${what.failREFER}`)
      );
    }
    switch (what) {
      case 'wait to be told':
        return told;
      case 'call':
        cseq += 1;
        return send(
          message(
            [
              `INVITE sip:${callee}@127.0.0.1:${pbx.sipPort} SIP/2.0`,
              INVITE_VIA,
              `From: ${me};tag=[pid]t[call_number]`,
              'To: <sip:112@127.0.0.1>',
              'Call-ID: [call_id]',
              'CSeq: 1 INVITE',
              `Contact: <sip:tel@127.0.0.1:[local_port]>`,
              'Max-Forwards: 70',
              ...(party.headers ?? []),
              ...(party.location
                ? [
                    'Geolocation: <cid:here@127.0.0.1>',
                    'Geolocation-Routing: no',
                    `Content-Type: multipart/mixed;boundary=${BORDER}`,
                  ]
                : [
                    ...(party.locationReference ? [`Geolocation: <${party.locationReference}>`] : []),
                    ...(offer.length > 0 ? ['Content-Type: application/sdp'] : []),
                  ]),
            ],
            party.location ? withLocation(sdp, party.location) : offer,
          ),
          true,
        );
      case 'call by another path':
        return step('call').replace(INVITE_VIA, `${INVITE_VIA}-again`);
      case 'ring':
        return '<recv response="100" optional="true"/><recv response="180"/>';
      case 'ring reliably': {
        const asked =
          '<ereg regexp="100rel" search_in="hdr" header="Require:" check_it="true" assign_to="asked"/>';
        const rseq =
          '<ereg regexp="[0-9]+" search_in="hdr" header="RSeq:" check_it="true" assign_to="rseq"/>';
        return `<recv response="100" optional="true"/><recv response="180" rrs="true"><action>${asked}${rseq}</action></recv>`;
      }
      case 'acknowledge the ring':
        return `${send(request('PRACK', ['RAck: [$rseq] 1 INVITE']), true)}<recv response="200"/>`;
      case 'acknowledge another ring':
        return `${send(request('PRACK', ['RAck: [$rseq] 7 INVITE']), true)}<recv response="481"/>`;
      case 'acknowledge the ring with an offer': {
        const headers = ['RAck: [$rseq] 1 INVITE', 'Content-Type: application/sdp'];
        return `${send(request('PRACK', headers, sdp), true)}<recv response="488"/>`;
      }
      case 'answered without an ACK':
        return '<recv response="200" rrs="true"/>';
      case 'answered':
        return `<recv response="200" rrs="true"/>${ack(1)}`;
      case 'answered with an offer':
        return `<recv response="200" rrs="true"/>${ack(1, sdp)}`;
      case 'cancel too late':
        return `${cancel()}<recv response="200"/><recv response="200" rrs="true"/>${ack(1)}`;
      case 'cancel':
        return `${cancel()}<recv response="200"/><recv response="487"/>${ackRefusal(me, pbx)}`;
      case 'cancel without an end':
        return `${cancel()}<recv response="200"/>`;
      case 'take INFO':
        return `<recv request="INFO"/>${reply('200 OK', false)}`;
      case 'update': {
        const contact = 'Contact: <sip:tel@127.0.0.1:[local_port]>';
        const session = ['Supported: timer', 'Session-Expires: 90;refresher=uac'];
        const headers = [contact, ...session, 'Content-Type: application/sdp'];
        return `${send(request('UPDATE', headers, sdp), true)}<recv response="200"/>`;
      }
      case 'know no such call':
        return `<recv request="OPTIONS"/>${reply('481 Call/Transaction Does Not Exist', false)}`;
      case 'refuse UPDATE':
        return `<recv request="UPDATE"/>${reply('501 Not Implemented', false)}`;
      case 'put on hold':
        return reInvite('sendonly') + ack(cseq);
      case 'take back':
        return reInvite('sendrecv') + ack(cseq);
      case 'ask anew':
        return (
          reInvite('sendrecv').replace(
            '<recv response="200"/>',
            `<recv response="200"><action>${ELSEWHERE}</action></recv>`,
          ) + ack(cseq).replace('[next_url]', '[$elsewhere]')
        );
      case 'ask anew without an ACK':
        return reInvite('sendrecv');
      case 'take re-INVITE':
        return (
          '<recv request="INVITE"/>' +
          reply('200 OK', false, ['Content-Type: application/sdp'], sdp) +
          '<recv request="ACK"/>'
        );
      case 'take re-INVITE from elsewhere':
        return (
          `<recv request="INVITE"><action>${ELSEWHERE}</action></recv>` +
          reply('200 OK', false, ['Content-Type: application/sdp'], sdp) +
          '<recv request="ACK"/>'
        );
      case 'hang up elsewhere':
        return `${send(request('BYE').replace('[next_url]', '[$elsewhere]'), true)}<recv response="200"/>`;
      case 'take re-INVITE across one of its own': {
        const contact = 'Contact: <sip:tel@127.0.0.1:[local_port]>';
        const own = send(request('INVITE', [contact, 'Content-Type: application/sdp'], sdp));
        // The answer comes after another message, and so cannot be made of the last one. Max-Forwards follows the Vias.
        const kept = [
          ['Via:.*Max-Forwards', 'search_in="msg"', 'vias'],
          ['.+', 'search_in="hdr" header="From:"', 'from'],
          ['.+', 'search_in="hdr" header="To:"', 'to'],
          ['.+', 'search_in="hdr" header="CSeq:"', 'cseq'],
        ].map(([regexp, where, name]) => `<ereg regexp="${regexp}" ${where} assign_to="${name}"/>`);
        const answer = [
          ...[
            'SIP/2.0 200 OK',
            '[$vias]: 70',
            'From:[$from]',
            'To:[$to]',
            'Call-ID: [call_id]',
            'CSeq:[$cseq]',
          ],
          ...[contact, 'Content-Type: application/sdp'],
        ];
        return (
          `<recv request="INVITE"><action>${kept.join('')}</action></recv>` +
          `${own}<recv response="100" optional="true"/><recv response="491"/>` +
          // A refusal's carries the branch of its INVITE, three messages ago (RFC 3261 §17.1.1.3).
          ack(cseq).replace('[branch]', '[branch-3]') +
          `${send(message(answer, sdp))}<recv request="ACK"/>`
        );
      }
      case 'wait for BYE':
        return `<recv request="BYE"/>${reply('200 OK', false)}`;
      case 'hang up':
        return `${send(request('BYE'), true)}<recv response="200"/>`;
      case 'take REFER and call the agency':
        return (
          '<recv request="REFER"/>' +
          reply('202 Accepted', false) +
          sipfrag('SIP/2.0 100 Trying') +
          callAgency(me, pbx, sdp, message, send) +
          sipfrag('SIP/2.0 200 OK')
        );
      case 'take REFER with Replaces and call the agency':
        return (
          `<recv request="REFER"><action><ereg regexp="Replaces=([A-Za-z0-9]+)%3[Bb]to-tag%3[Dd]([A-Za-z0-9]+)%3[Bb]from-tag%3[Dd]([A-Za-z0-9]+)" search_in="hdr" header="Refer-To:" assign_to="replaces,dialog,totag,fromtag"/></action></recv>` +
          reply('202 Accepted', false) +
          sipfrag('SIP/2.0 100 Trying') +
          callAgency(me, pbx, sdp, message, send, true) +
          sipfrag('SIP/2.0 200 OK')
        );
      case 'take REFER and hang up':
        return (
          '<recv request="REFER"/>' +
          reply('202 Accepted', false) +
          sipfrag('SIP/2.0 100 Trying') +
          step('hang up')
        );
      case 'refuse REFER':
        return `<recv request="REFER"/>${reply('603 Decline', false)}`;
      case 'be busy':
        return `${reply('486 Busy Here', true)}<recv request="ACK"/>`;
      case 'ring until CANCEL':
        return `${reply('180 Ringing', true)}<recv request="CANCEL"/>${reply('200 OK', false)}`;
      case 'be replaced':
        return (
          '<recv request="INVITE"><action><ereg regexp=".+" search_in="hdr" header="Replaces:" check_it="true" assign_to="replaced"/></action></recv>' +
          reply('200 OK', true, ['Content-Type: application/sdp'], sdp) +
          '<recv request="ACK"/>'
        );
      case 'hang up as the one called':
        return `${send(
          message([
            'BYE [next_url] SIP/2.0',
            'Via: SIP/2.0/UDP 127.0.0.1:[local_port];branch=[branch]',
            '[routes]',
            'From: <sip:agency@127.0.0.1>;tag=[pid]t[call_number]',
            'To:[$peer]',
            'Call-ID: [call_id]',
            'CSeq: 1 BYE',
            'Max-Forwards: 70',
          ]),
          true,
        )}<recv response="200"/>`;
      case 'be called':
        return '<recv request="INVITE" rrs="true"><action><ereg regexp=".*" search_in="hdr" header="From:" assign_to="peer"/></action></recv>';
      case 'early media':
        return reply('183 Session Progress', true, ['Content-Type: application/sdp'], sdp);
      case 'answer twice':
        return (
          reply('200 OK', true, ['Content-Type: application/sdp'], sdp) +
          reply('200 OK', true, [], [], OTHER_TAG) +
          '<recv request="ACK"/><recv request="ACK" optional="true"/><recv request="BYE"/>' +
          reply('200 OK', false)
        );
      case 'answer after a ring':
        return (
          reply('180 Ringing', true) +
          reply('200 OK', true, ['Content-Type: application/sdp'], sdp) +
          '<recv request="ACK"/>'
        );
    }
  };
  const steps = party.steps.map(step).join('\n');
  // sipp refuses a scenario in which a variable is set and never read.
  const variables = [
    ...new Set([...steps.matchAll(/assign_to="([^"]+)"/g)].flatMap((match) => match[1]?.split(',') ?? [])),
  ];
  const read = variables.length > 0 ? `<Reference variables="${variables.join(',')}"/>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="party">\n${steps}\n${read}\n</scenario>\n`;
}

const ackRefusal = (me: string, pbx: Pbx): string =>
  `<send><![CDATA[
ACK sip:112@127.0.0.1:${pbx.sipPort} SIP/2.0
${INVITE_VIA}
From: ${cdata(me)};tag=[pid]t[call_number]
[last_To:]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0

]]></send>`;

/** The transferee's own call to the target: a dialog of its own, by sipp's prefix for another Call-ID. */
function callAgency(
  me: string,
  pbx: Pbx,
  sdp: string[],
  message: (lines: string[], body?: string[]) => string,
  send: (text: string, retransmit?: boolean) => string,
  replacing = false,
): string {
  const head = (method: string, uri: string, to: string): string[] => [
    `${method} ${uri} SIP/2.0`,
    'Via: SIP/2.0/UDP 127.0.0.1:[local_port];branch=[branch]',
    `From: ${me};tag=[pid]r[call_number]`,
    to,
    'Call-ID: refer///[call_id]',
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
    'Contact: <sip:tel@127.0.0.1:[local_port]>',
  ];
  return (
    send(
      message(
        [
          ...head('INVITE', `sip:agency@127.0.0.1:${pbx.sipPort}`, 'To: <sip:agency@127.0.0.1>'),
          ...(replacing ? ['Replaces: [$dialog];to-tag=[$totag];from-tag=[$fromtag]'] : []),
          'Content-Type: application/sdp',
        ],
        sdp,
      ),
      true,
    ) +
    '<recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="200"/>' +
    send(
      message(
        head('ACK', `sip:agency@127.0.0.1:${replacing ? pbx.outsidePort : pbx.agencyPort}`, '[last_To:]'),
      ),
    )
  );
}
