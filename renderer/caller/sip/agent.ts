import { UA, WebSocketInterface } from 'jssip';

/** Longest that a telephone rings, in seconds of practice. */
const LONGEST_RINGING = 60;

/** A user of the practice line; it has to be started. */
export const createAgent = (url: string, user: string, speed: number): UA =>
  new UA({
    sockets: [new WebSocketInterface(url)],
    uri: `sip:${user}@latihan.invalid`,
    register: true,
    session_timers: false,
    no_answer_timeout: Math.ceil(LONGEST_RINGING / speed),
    user_agent: 'Siaga112 latihan',
  });
