import { UA } from 'jssip';
import type { UnRegisteredEvent } from 'jssip/lib/UA';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { PhoneConfig, PhoneStatus } from '../../../shared/contract/phone.ts';
import type { Tell } from '../line.ts';
import type { Beside } from './invite-body.ts';
import { createTolerantSocket } from './tolerant-socket.ts';

export type SipConfig = Extract<PhoneConfig, { line: 'sip' }>;

/** Back within ten seconds of the network's return: two for the socket, five for a registrar that refused. */
const RECONNECT_MAX_S = 2;
const REGISTER_AGAIN_MS = 5_000;
/** Renewed about every 55 s, so that a registrar that forgot us learns of us soon. */
const REGISTER_EXPIRES_S = 60;
/** A caller is never refused by a timer of ours: the network gives up before that. */
const NO_ANSWER_S = 3_600;

/** The SIP user agent, and what its socket and its registration are doing. */
export function createAgent(config: SipConfig, tell: Tell, beside: Beside): UA {
  let socket: PhoneStatus['socket'] = 'off';
  let registration: PhoneStatus['registration'] = 'none';
  let problem: Refusal | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const set = (): void => tell({ kind: 'line', socket, registration, problem });
  const host = new URL(config.urls[0] ?? 'ws://-').host;

  const agent = new UA({
    sockets: config.urls.map((url, index) => ({
      socket: createTolerantSocket(url, beside),
      weight: config.urls.length - index,
    })),
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

  agent.on('connecting', () => {
    socket = 'connecting';
    set();
  });
  agent.on('connected', () => {
    socket = 'open';
    registration = 'registering';
    problem = null;
    set();
  });
  agent.on('disconnected', () => {
    clearTimeout(again);
    socket = 'closed';
    registration = 'none';
    problem = refuse('E_PBX_UNREACHABLE', { url: host }).refusal;
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

function whyRefused(event: UnRegisteredEvent, account: string, host: string): Refusal {
  const status = event.response ? Number(event.response.status_code) : null;
  if (status === 401 || status === 403 || status === 407) return refuse('E_SIP_AUTH', { account }).refusal;
  if (status === null) return refuse('E_PBX_UNREACHABLE', { url: host }).refusal;
  return refuse('E_SIP_REFUSED', { sipCode: status, cause: String(event.cause ?? '') }).refusal;
}
