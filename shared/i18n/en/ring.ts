/** The desktop notification of a ringing call. */
export const ring = { title: 'Incoming 112 call', unknownNumber: 'Unknown number' };
