/** JsSIP's types leave its parser out; this much of it is used. */
declare module 'jssip/lib/Parser.js' {
  export interface SipMessage {
    /** Of a request. */
    method?: string;
    ruri?: { user?: string };
    /** Of a response. */
    status_code?: number;
    /** Whom `reply_sl` answers for, and through. */
    ua: { configuration: { extra_headers: readonly string[] } };
    transport: { send(message: string): void };
    via_branch?: string;
    getHeader(name: string): string | undefined;
    parseHeader(name: string): { uri?: { user?: string; toString(): string } } | undefined;
    reply_sl(code: number): void;
  }
  /** Undefined for what is no SIP message. */
  export function parseMessage(data: string, ua: SipMessage['ua']): SipMessage | undefined;
}
