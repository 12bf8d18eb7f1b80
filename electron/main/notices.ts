import type { Notice } from '../../shared/contract/app.ts';
import type { Refusal } from '../../shared/contract/errors.ts';

const PASSING_MS = 15_000;
const MOST = 20;

export interface Notices {
  list(): Notice[];
  /** The newest of a code (and key, where it has one) replaces the one before. */
  show(refusal: Refusal, level: Notice['level'], standing: boolean): void;
  clear(codes: readonly Refusal['code'][]): void;
}

/** What happened to the workstation itself, one calm line each. */
export function createNotices(changed: () => void): Notices {
  let notices: Notice[] = [];
  const same = (a: Refusal, b: Refusal): boolean => a.code === b.code && a.params['key'] === b.params['key'];
  const set = (next: Notice[]): void => {
    notices = next.slice(-MOST);
    changed();
  };
  return {
    list: () => notices,
    show(refusal, level, standing) {
      const notice: Notice = { ...refusal, at: Date.now(), level, standing };
      set([...notices.filter((old) => !same(old, refusal)), notice]);
      if (!standing) setTimeout(() => set(notices.filter((old) => old !== notice)), PASSING_MS).unref();
    },
    clear(codes) {
      if (notices.some((notice) => codes.includes(notice.code))) {
        set(notices.filter((notice) => !codes.includes(notice.code)));
      }
    },
  };
}
