import { useLayoutEffect } from 'react';
import { type Desk, desk, selectedIncidentId, useDesk } from '../desk/desk.ts';

/** Where the operator was in a form. */
interface Place {
  scrollTop: number;
  field: string | null;
  /** After which letter the cursor stood. */
  caret: number | null;
}

const FORM = '[data-form-panel] form[aria-label]';
const MOST = 50;
const places = new Map<string, Place>();
/** The form that is being turned to, when the cursor was in the one that makes way for it. */
let followed: string | null = null;

const isText = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

const keyOf = (state: Desk): string | null => state.selection.callId ?? selectedIncidentId(state);

// Told before the screen is drawn anew, so the form that is left is still there to be read.
desk.subscribe((state, before) => {
  const from = keyOf(before);
  const to = keyOf(state);
  if (from === to || from === null) return;
  const form = document.querySelector<HTMLFormElement>(FORM);
  if (!form) return;
  const focused = document.activeElement;
  const inside = focused !== null && form.contains(focused);
  followed = inside ? to : null;
  const old = places.get(from);
  const field = inside ? focused.getAttribute('name') : (old?.field ?? null);
  const caret = inside ? (isText(focused) ? focused.selectionStart : null) : (old?.caret ?? null);
  places.delete(from);
  places.set(from, { scrollTop: form.scrollTop, field, caret });
  for (const key of [...places.keys()].slice(0, -MOST)) places.delete(key);
});

/** Brings the form back as it was left. The cursor follows only out of the form that made way for it. */
function restore(key: string | null): void {
  const follows = key !== null && followed === key;
  followed = null;
  const form = document.querySelector<HTMLFormElement>(FORM);
  const place = key === null ? undefined : places.get(key);
  if (!form || !place) return;
  form.scrollTop = place.scrollTop;
  if (!follows || place.field === null) return;
  const field = form.querySelector<HTMLElement>(`[name="${CSS.escape(place.field)}"]`);
  field?.focus({ preventScroll: true });
  // A field made anew would be typed into from its beginning.
  if (field && isText(field) && place.caret !== null) field.setSelectionRange(place.caret, place.caret);
}

export function useFormPlace(): void {
  const key = useDesk(keyOf);
  useLayoutEffect(() => restore(key), [key]);
}
