import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { CommandArgs, CommandName } from '../../../shared/contract/index.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { type Person, type Role, reaches } from '../../../shared/domain/person.ts';
import type { World } from '../log/decision.ts';
import { roleFor } from './rights.ts';

/** Signed in beside the shift and not used for so long: signed out. */
export const ACTING_MS = 10 * 60_000;

/** What training and duty have in common, and a practice must not change behind an administrator. */
const ofTheRoom: ReadonlySet<CommandName> = new Set(['map.import', 'map.remove']);

export interface Authority {
  /** Why this may not be done now, or null. */
  refusal<N extends CommandName>(name: N, input: CommandArgs<N>): Refusal | null;
  /** Who may what needs this role: the one on shift, else who signed in beside it. */
  holder(least: Role): Person | null;
  acting(): PersonId | null;
  /** Signs in beside the shift; null signs out. */
  act(id: PersonId | null): void;
  stop(): void;
}

/** Who at this desk may what, now. Signing in beside the shift is in memory only: it ends with the process. */
export function createAuthority(options: {
  world: Pick<World, 'people' | 'person' | 'openShift'>;
  /** Whoever practises may everything that is the training's own. */
  training: boolean;
  /** In training: people are set up for the duty of this desk. */
  guardedOnDuty: () => boolean;
  /** Somebody signed out by waiting. */
  changed: () => void;
  now?: () => number;
}): Authority {
  const { world, training, guardedOnDuty, changed, now = Date.now } = options;
  let acting: { id: PersonId; until: number } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const active = (id: PersonId | null | undefined): Person | null => {
    const person = id ? world.person(id) : undefined;
    return person?.active ? person : null;
  };
  const beside = (): Person | null => (acting && acting.until > now() ? active(acting.id) : null);

  function act(id: PersonId | null): void {
    clearTimeout(timer);
    acting = id && { id, until: now() + ACTING_MS };
    if (!acting) return;
    timer = setTimeout(() => {
      acting = null;
      changed();
    }, ACTING_MS);
    timer.unref();
  }
  const holder = (least: Role): Person | null =>
    [active(world.openShift()?.person), beside()].find((one) => one && reaches(one.role, least)) ?? null;

  return {
    refusal(name, input) {
      if (training) return ofTheRoom.has(name) && guardedOnDuty() ? refuse('E_TRAINING_APART').refusal : null;
      const least = roleFor(name, input);
      if (least === null || world.people().length === 0) return null;
      const who = holder(least);
      if (!who) return refuse(least === 'administrator' ? 'E_ONLY_ADMINISTRATOR' : 'E_ONLY_LEAD').refusal;
      if (who.id === acting?.id) act(who.id);
      return null;
    },
    holder,
    acting: () => beside()?.id ?? null,
    act,
    stop: () => clearTimeout(timer),
  };
}
