/** JsSIP ships no types for it. */
declare module 'jssip/lib/Dialog' {
  export default class Dialog {
    constructor(owner: object, message: object, type: 'UAC' | 'UAS');
    /** Why it could not be made. */
    readonly error?: string;
    /** Of the INVITE that an ACK is for. */
    _outgoing_ack_seqnum: number;
    sendRequest(method: string, options?: object): unknown;
    /** Forgets it; nothing is sent. */
    terminate(): void;
  }
}
