import type { Sender } from '../../shared/contract/define.ts';
import { ok, type Result, refuse } from '../../shared/contract/errors.ts';
import type { CommandArgs } from '../../shared/contract/index.ts';
import type { HandOffId, IncidentId } from '../../shared/domain/ids.ts';
import type { Shift } from '../../shared/domain/shift.ts';
import { numberKey } from '../../shared/phone-number/phone-number.ts';
import { cleanLine } from '../../shared/text/clean.ts';
import * as agency from './agency/decide.ts';
import * as call from './call/decide.ts';
import { callQueries } from './call/queries.ts';
import { snapshot } from './desk/snapshot.ts';
import { figuresInTurns } from './figures/figures.ts';
import { consult } from './handoff/consult.ts';
import * as handOff from './handoff/decide.ts';
import { openSimilar } from './incident/candidates.ts';
import * as incident from './incident/decide.ts';
import * as sameEvent from './incident/same-event.ts';
import { storyOf } from './incident/story.ts';
import * as lesson from './lesson/decide.ts';
import { lessonQueries } from './lesson/queries.ts';
import type { Decision, World } from './log/decision.ts';
import type { Store } from './log/store.ts';
import { mapQueries } from './map/queries.ts';
import * as number from './number/decide.ts';
import { numberHistory } from './number/history.ts';
import type { PeopleService } from './people/service.ts';
import * as recording from './recording/decide.ts';
import type { Registry } from './registry.ts';
import * as search from './search/decide.ts';
import { openSearch, savedSearches } from './search/find.ts';
import type { Indexing } from './search/indexing.ts';
import * as shift from './shift/decide.ts';

/** Registers every command that reads or writes the log. */
export function registerCommands(
  registry: Registry,
  store: Store,
  /** Whoever looks for words finds what was logged just now. */
  indexing: Pick<Indexing, 'settle'>,
  /** Takes what was printed when it was no hand-off. */
  trialPrinted: (input: CommandArgs<'handoff.printed'>) => boolean = () => false,
  people: Pick<PeopleService, 'toShift' | 'inNameOf'> = { toShift: () => ok(null), inNameOf: () => null },
): void {
  const { world, db } = store;
  const queries = callQueries(db);
  const history = numberHistory(db, world);
  const actor = (from: Sender): string =>
    from === 'workstation'
      ? (world.openShift()?.operator ?? 'operator')
      : from === 'phone'
        ? 'phone'
        : 'system';

  const administrator = (from: Sender): string => people.inNameOf('administrator') ?? actor(from);

  const found = <T>(value: T | undefined): Result<T> =>
    value === undefined ? refuse('E_NOT_FOUND') : ok(value);
  const quiet = (result: Result<unknown>): Result<null> => (result.ok ? ok(null) : result);

  /** What the phone reports happened at its own time. */
  const fact = (input: { at: number }, decide: () => Decision) =>
    quiet(store.commit('phone', decide, input.at));

  registry.handle('call.ring', (input) => fact(input, () => call.ring(world, input)));
  registry.handle('call.dial', (input) => fact(input, () => call.dial(world, input)));
  registry.handle('call.answer', (input) => fact(input, () => call.answer(world, input)));
  registry.handle('call.hold', (input) => fact(input, () => call.hold(world, input, 'call.held')));
  registry.handle('call.resume', (input) => fact(input, () => call.hold(world, input, 'call.resumed')));
  registry.handle('call.dtmf', (input) => fact(input, () => call.dtmf(world, input)));
  registry.handle('call.transfer', (input) => fact(input, () => handOff.transfer(world, input)));
  registry.handle('call.consult', (input) => fact(input, () => consult(world, input)));
  registry.handle('call.measured', (input) => fact(input, () => call.measured(world, input)));
  registry.handle('call.end', (input) => fact(input, () => call.endCall(world, input)));
  registry.handle('call.reconcile', (input) => fact(input, () => call.reconcile(world, input)));

  registry.handle('call.recorded', (input) =>
    quiet(store.commit('system', (w) => recording.recorded(w, input))),
  );
  registry.handle('call.removeRecording', (input) =>
    quiet(store.commit('system', (w) => recording.removed(w, input), input.at)),
  );
  // Main passes on what the operator asked for.
  registry.handle('call.listen', (input) =>
    quiet(store.commit(actor('workstation'), (w) => recording.listened(w, input))),
  );

  registry.handle('call.qualify', (input, from) => {
    const done = store.commit(actor(from), (w, context) => call.qualify(w, input, context));
    if (!done.ok) return done;
    const view = world.call(input.callId);
    if (!view) return refuse('E_NOT_FOUND');
    return ok({ call: view, incident: (view.incidentId && world.incident(view.incidentId)) || null });
  });
  registry.handle('call.list', (input) => {
    if (input.text !== '') indexing.settle();
    return ok(queries.list(input));
  });
  registry.handle('call.history', (input) => ok(history(input)));
  registry.handle('number.note', (input, from) => {
    const done = store.commit(actor(from), (w) => number.note(w, input));
    return done.ok ? ok({ note: world.number(numberKey(input.number) ?? '')?.note ?? null }) : done;
  });

  const incidentCommand = (from: Sender, id: IncidentId, decide: Parameters<Store['commit']>[1]) => {
    const done = store.commit(actor(from), decide);
    return done.ok ? found(world.incident(id)) : done;
  };
  registry.handle('incident.create', (input, from) =>
    incidentCommand(from, input.incidentId, (w, context) => incident.create(w, input, context)),
  );
  registry.handle('incident.edit', (input, from) =>
    incidentCommand(from, input.incidentId, (w, context) => incident.edit(w, input, context)),
  );
  registry.handle('incident.note', (input, from) =>
    incidentCommand(from, input.incidentId, (w) => incident.note(w, input)),
  );
  registry.handle('incident.link', (input, from) =>
    incidentCommand(from, input.incidentId, (w) => sameEvent.link(w, input)),
  );
  registry.handle('incident.unlink', (input, from) =>
    incidentCommand(from, input.incidentId, (w) => sameEvent.unlink(w, input)),
  );
  registry.handle('incident.merge', (input, from) =>
    incidentCommand(from, input.into, (w, context) => sameEvent.merge(w, input, context)),
  );
  registry.handle('incident.split', (input, from) =>
    incidentCommand(from, input.newIncidentId, (w, context) => sameEvent.split(w, input, context)),
  );
  registry.handle('incident.close', (input, from) =>
    incidentCommand(from, input.incidentId, (w) => incident.close(w, input)),
  );
  registry.handle('incident.reopen', (input, from) =>
    incidentCommand(from, input.incidentId, (w) => incident.reopen(w, input)),
  );
  const similar = openSimilar(db, world);
  registry.handle('incident.similar', (input) => ok(similar(input, Date.now())));
  registry.handle('incident.story', (input) => ok(storyOf(db, input.incidentId)));

  const handOffCommand = (from: Sender, id: HandOffId, decide: Parameters<Store['commit']>[1]) => {
    const done = store.commit(actor(from), decide);
    return done.ok ? found(world.handOff(id)) : done;
  };
  registry.handle('handoff.list', (input) => {
    const event = world.incident(input.incidentId);
    return ok(event ? sameEvent.handOffsOfEvent(world, event) : []);
  });
  registry.handle('handoff.create', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.create(w, input)),
  );
  registry.handle('handoff.manual', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.reach(w, input)),
  );
  registry.handle('handoff.resend', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.resend(w, input)),
  );
  registry.handle('handoff.printed', (input) =>
    trialPrinted(input)
      ? ok(null)
      : quiet(store.commit('system', (w) => handOff.printed(w, input, Date.now()))),
  );
  registry.handle('handoff.advance', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.advance(w, input)),
  );
  registry.handle('handoff.retry', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.retry(w, input)),
  );
  registry.handle('handoff.cancel', (input, from) =>
    handOffCommand(from, input.handOffId, (w) => handOff.cancel(w, input)),
  );

  const lessons = lessonQueries(db, world);
  registry.handle('lesson.began', (input) => quiet(store.commit('system', (w) => lesson.began(w, input))));
  registry.handle('lesson.keys', (input, from) =>
    quiet(store.commit(actor(from), (w) => lesson.keys(w, input))),
  );
  registry.handle('lesson.debrief', ({ callId }) => {
    const debrief = lessons.debrief(callId);
    return debrief ? ok(debrief) : refuse('E_NOT_A_LESSON');
  });
  registry.handle('lesson.progress', (input) => ok(lessons.progress(input)));
  registry.handle('lesson.certificate', (input) => lessons.certificate(input));

  const maps = mapQueries(db);
  registry.handle('map.heat', (input) => ok(maps.heat(input)));
  registry.handle('map.closed', ({ day }) => ok(maps.closed(day)));

  const find = openSearch(db);
  registry.handle('search.find', (input) => {
    indexing.settle();
    return ok(find(input));
  });
  registry.handle('search.saved', () => ok(savedSearches(db)));
  const searchCommand = (from: Sender, decide: () => Decision) => {
    const done = store.commit(actor(from), decide);
    return done.ok ? ok(savedSearches(db)) : done;
  };
  registry.handle('search.save', (input, from) => searchCommand(from, () => search.save(input)));
  registry.handle('search.forget', (input, from) => searchCommand(from, () => search.forget(input)));
  registry.handle('figures.of', async (range) => ok(await figuresInTurns(db, range)));

  registry.handle('desk.snapshot', () => ok(snapshot(db, store.station)));
  registry.handle('agency.configure', (input, from) => {
    const done = store.commit(administrator(from), (w) => agency.edit(w, input.agency));
    return done.ok ? found(world.agency(input.agency.id)) : done;
  });
  registry.handle('agency.remove', (input, from) => {
    const done = store.commit(administrator(from), (w) => agency.remove(w, input));
    return done.ok ? found(world.agency(input.agencyId)) : done;
  });
  const shiftCommand = (by: string, decide: Parameters<Store['commit']>[1]) => {
    const done = store.commit(by, decide);
    return done.ok ? found(world.openShift()) : done;
  };
  /** Whoever begins a shift signs in first, where people are set up. What would be refused anyway asks for no PIN. */
  const entering = (
    by: string,
    pin: string | null,
    decide: (w: World, who: shift.SignedIn) => Decision,
  ): Result<Shift> | Promise<Result<Shift>> => {
    const begun = (who: Result<shift.SignedIn>): Result<Shift> =>
      who.ok
        ? shiftCommand((who.value && world.person(who.value.id)?.name) ?? by, (w) => decide(w, who.value))
        : who;
    const early = decide(world, null);
    if ('refusal' in early || early.facts.length === 0) return begun(ok(null));
    const who = people.toShift(by, pin);
    return who instanceof Promise ? who.then(begun) : begun(who);
  };
  registry.handle('shift.start', ({ pin, ...input }) =>
    entering(cleanLine(input.operator), pin, (w, who) => shift.start(w, input, who)),
  );
  registry.handle('shift.pause', (input, from) => shiftCommand(actor(from), (w) => shift.pause(w, input)));
  registry.handle('shift.leave', () => quiet(store.commit(actor('workstation'), shift.leave)));
  registry.handle('shift.resume', (_input, from) => shiftCommand(actor(from), shift.resume));
  registry.handle('shift.offer', (input, from) => shiftCommand(actor(from), (w) => shift.offer(w, input)));
  registry.handle('shift.withdraw', (_input, from) => shiftCommand(actor(from), shift.withdraw));
  registry.handle('shift.take', ({ pin, ...input }) =>
    entering(world.openShift()?.handOver?.to ?? 'operator', pin, (w, who) => shift.take(w, input, who)),
  );
  registry.handle('shift.end', (input, from) => {
    const open = world.openShift();
    const done = store.commit(actor(from), (w) => shift.end(w, input));
    if (!done.ok) return done;
    return open
      ? ok({ ...open, endedAt: done.value[0]?.at ?? null, note: input.note })
      : refuse('E_SHIFT_NONE');
  });
}
