import { UA } from 'jssip';
import type { UnRegisteredEvent } from 'jssip/lib/UA';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { PhoneConfig, PhoneStatus } from '../../../shared/contract/phone.ts';
import type { Tell } from '../line.ts';
import { createKeepAlive } from './keep-alive.ts';
import { createTolerantSocket, type Wire } from './tolerant-socket.ts';

export type SipConfig = Extract<PhoneConfig, { line: 'sip' }>;

/** Back within ten seconds of the network's return: two for the socket, five for a registrar that refused. */
const RECONNECT_MAX_S = 2;
const REGISTER_AGAIN_MS = 5_000;
/** Renewed about every 55 s, so that a registrar that forgot us learns of us soon. */
const REGISTER_EXPIRES_S = 60;
/** A caller is never refused by a timer of ours: the network gives up before that. */
const NO_ANSWER_S = 3_600;

/** The SIP user agent, and what its socket and its registration are doing. */
export function createAgent(config: SipConfig, tell: Tell, wire: Omit<Wire, 'heard'>): UA {
  let socket: PhoneStatus['socket'] = 'off';
  let registration: PhoneStatus['registration'] = 'none';
  let problem: Refusal | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const set = (): void => tell({ kind: 'line', socket, registration, problem });
  const host = new URL(config.urls[0] ?? 'ws://-').host;

  const sockets = config.urls.map((url) =>
    createTolerantSocket(url, { ...wire, heard: () => alive.heard() }),
  );
  const agent = new UA({
    sockets: sockets.map((socket, index) => ({ socket, weight: sockets.length - index })),
    uri: `sip:${config.account}`,
    password: config.password,
    display_name: config.displayName,
    register: true,
    register_expires: REGISTER_EXPIRES_S,
    no_answer_timeout: NO_ANSWER_S,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: RECONNECT_MAX_S,
    session_timers: true,
    user_agent: 'Siaga112',
  });

  const alive = createKeepAlive({
    now: () => performance.now(),
    // Whatever the answer is, also a refusal: somebody is there.
    ask: () => (agent as Asking).sendOptions(`sip:${config.account.split('@')[1] ?? ''}`),
    dead() {
      const socket = sockets.find((each) => each.isConnected() || each.isConnecting());
      socket?.disconnect();
      // It tells nobody by itself that it was closed from this side.
      socket?.ondisconnect(true, DIED, 'nothing was heard');
    },
  });
  // A socket that slept may be dead, and a registrar that was not asked for a minute has forgotten us.
  const look = (): void => {
    alive.look();
    if (agent.isConnected()) agent.register();
  };
  window.addEventListener('online', look);
  window.siaga.subscribe('phone.look', look);
  agent.on('connecting', () => {
    alive.connecting();
    socket = 'connecting';
    set();
  });
  agent.on('connected', () => {
    socket = 'open';
    registration = 'registering';
    problem = null;
    alive.start();
    set();
  });
  agent.on('disconnected', ({ socket: failed }) => {
    clearTimeout(again);
    alive.stop();
    socket = 'closed';
    registration = 'none';
    problem = refuse('E_PBX_UNREACHABLE', { url: new URL(failed.url).host }).refusal;
    set();
  });
  agent.on('registered', () => {
    clearTimeout(again);
    registration = 'registered';
    problem = null;
    set();
  });
  agent.on('unregistered', () => {
    if (registration === 'registered') registration = 'none';
    set();
  });
  agent.on('registrationFailed', (event) => {
    registration = 'failed';
    problem = whyRefused(event, config.account, host);
    set();
    clearTimeout(again);
    again = setTimeout(() => agent.register(), REGISTER_AGAIN_MS);
  });
  return agent;
}

/** JsSIP's types leave it out. */
interface Asking extends UA {
  sendOptions(target: string): unknown;
}

/** As a connection that ended without a word (RFC 6455 §7.4.1). */
const DIED = 1006;

function whyRefused(event: UnRegisteredEvent, account: string, host: string): Refusal {
  const status = event.response ? Number(event.response.status_code) : null;
  if (status === 401 || status === 403 || status === 407) return refuse('E_SIP_AUTH', { account }).refusal;
  if (status === null) return refuse('E_PBX_UNREACHABLE', { url: host }).refusal;
  return refuse('E_SIP_REFUSED', { sipCode: status, cause: String(event.cause ?? '') }).refusal;
}
