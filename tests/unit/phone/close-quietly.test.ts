import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeQuietly } from '../../../renderer/phone/sip/close-quietly.ts';

class Connection extends EventTarget {
  iceGatheringState = 'complete';
  connectionState = 'connected';
  closed = 0;
  close(): void {
    this.closed += 1;
  }
  becomes(change: Partial<Pick<Connection, 'iceGatheringState' | 'connectionState'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

const quietly = (connection: Connection): Connection => {
  closeQuietly(connection as unknown as RTCPeerConnection);
  return connection;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the connection of a call that is over is closed once', () => {
  const connection = quietly(new Connection());
  connection.close();
  connection.close();
  vi.runAllTimers();
  expect(connection.closed).toBe(1);
});

test('one that is still being set up is closed when that is done, and not before', () => {
  const connection = quietly(
    Object.assign(new Connection(), { iceGatheringState: 'gathering', connectionState: 'connecting' }),
  );
  connection.close();
  vi.advanceTimersByTime(100);
  connection.becomes({ iceGatheringState: 'complete' });
  vi.advanceTimersByTime(100);
  expect(connection.closed).toBe(0);
  connection.becomes({ connectionState: 'connected' });
  vi.advanceTimersByTime(1);
  expect(connection.closed).toBe(1);
});

test('one that is never set up is closed all the same', () => {
  const connection = quietly(Object.assign(new Connection(), { connectionState: 'connecting' }));
  connection.close();
  vi.runAllTimers();
  connection.becomes({ connectionState: 'failed' });
  vi.runAllTimers();
  expect(connection.closed).toBe(1);
});
