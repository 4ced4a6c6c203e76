import { failure } from './failure';
import { fieldsOf, filledInBefore } from './filled-in';
import { reach } from './send';
import { showAll } from './shown-as';

/**
 * Views that are forms over data: a change of any field, or of the data itself, fetches the same page again and puts
 * its `data-live` parts in place, so that nothing else moves and the keyboard stays where it was.
 */
export function startLive(): void {
  const view = document.querySelector<HTMLElement>('[data-live-view]');
  if (!view) return;
  const form = view.querySelector<HTMLFormElement>('[data-live-form]');
  form?.classList.add('is-live');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void refresh(addressOf(form));
  });
  let typing: ReturnType<typeof setTimeout> | undefined;
  form?.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => void refresh(addressOf(form)), 120);
  });
  if (view.dataset.events) {
    // What was asked for, not what is shown: its answer may still be on the way.
    new EventSource(view.dataset.events).addEventListener('changed', () => void refresh(wanted));
  }
  view.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-live-link]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void refresh(link.href).then(() => showTarget(link.hash));
  });
  view.addEventListener('submit', (event) => {
    const sent = event.target as HTMLFormElement;
    if (!sent.matches('[data-live-post]')) return;
    event.preventDefault();
    const fields = fieldsOf(sent);
    posted = posted.then(() => post(sent, fields));
  });
  if (form && filledInBefore(form)) void refresh(addressOf(form));
}

/** The number of the last thing asked for, its address, and the address of what is shown. */
let latest = 0;
let wanted = location.href;
let shown = wanted;
/** Ends when everything that was posted is answered. */
let posted: Promise<unknown> = Promise.resolve();

/** Fetches an address of this view and shows its parts here. An answer that comes after a later one is dropped. */
async function refresh(address: string): Promise<void> {
  const mine = ++latest;
  wanted = address;
  // What is read before a change is carried out would show it undone.
  await posted;
  if (mine !== latest) return;
  const fresh = await fetched(address);
  if (mine !== latest) return;
  if (fresh instanceof HTMLElement) {
    fail(fresh);
    return;
  }
  history.replaceState(undefined, '', address);
  shown = address;
  putInPlace(fresh);
}

/** Sends a form that changes something, and shows what became of it, whatever else is asked for meanwhile. */
async function post(sent: HTMLFormElement, fields: ReturnType<typeof fieldsOf>): Promise<void> {
  // An answer under way knows nothing of the change.
  latest += 1;
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const fresh = await fetched(location.pathname, { method: 'POST', body });
  if (fresh instanceof HTMLElement) fail(fresh);
  else putInPlace(fresh, { sent, fields });
  if (wanted !== shown) void refresh(wanted);
}

/** The view as it is at an address, or what went wrong. */
const fetched = (address: string, asking?: RequestInit): Promise<Document | HTMLElement> =>
  reach(address, asking)
    .then((response) => response.text())
    .then((html) => new DOMParser().parseFromString(html, 'text/html'))
    .catch(failure);

function fail(words: HTMLElement): void {
  forgetFailure();
  document.querySelector('[data-live-view] h1')?.after(words);
}

const forgetFailure = (): void =>
  document.querySelector('[data-live-view] > [data-failure]')?.remove();

interface Sent {
  readonly sent: HTMLFormElement;
  readonly fields: ReturnType<typeof fieldsOf>;
}

function putInPlace(fresh: Document, before?: Sent): void {
  forgetFailure();
  const focused = keyOf(document.activeElement);
  const typed = typedIn(before);
  const parts = [...document.querySelectorAll('[data-live]')];
  [...fresh.querySelectorAll('[data-live]')].forEach((part, index) => {
    parts[index]?.replaceChildren(...part.childNodes);
  });
  for (const [id, value] of typed) typeAgain(id, value);
  showCopyButtons();
  showAll();
  refocus(focused);
}

const FIELDS = '[data-live] [data-live-post] :is(input:not([type="hidden"]), select)';
type Field = HTMLInputElement | HTMLSelectElement;

/** What is filled in in forms that are about to be replaced, by the ids of the fields, but for what was sent. */
function typedIn(before?: Sent): readonly (readonly [string, string])[] {
  return [...document.querySelectorAll<Field>(FIELDS)].flatMap((field) => {
    const { id, name, value } = field;
    const wasSent =
      before?.sent.elements.namedItem(id) != null &&
      before.fields.some(([of, was]) => of === name && was === value);
    return wasSent || value === '' ? [] : [[id, value] as const];
  });
}

function typeAgain(id: string, value: string): void {
  const field = document.getElementById(id);
  if (field instanceof HTMLInputElement) field.value = value;
  if (field instanceof HTMLSelectElement && [...field.options].some((one) => one.value === value))
    field.value = value;
}

/** Brings what a link points at into view, where it is out of it, and keeps what was chosen beside it. */
function showTarget(hash: string): void {
  const target = hash === '' ? null : document.querySelector(hash);
  const { top = 0, bottom = 0 } = target?.getBoundingClientRect() ?? {};
  if (top > innerHeight || bottom < 0) target?.scrollIntoView();
  document.querySelector('[data-live] [aria-current]')?.scrollIntoView({ block: 'nearest' });
}

/** What names a control that is about to be replaced, so that the keyboard can be put back on its successor. */
function keyOf(element: Element | null): string | undefined {
  if (!element?.closest('[data-live]')) return undefined;
  return element.getAttribute('href') ?? element.id;
}

function refocus(key: string | undefined): void {
  if (key === undefined || key === '') return;
  const same = [...document.querySelectorAll<HTMLElement>('[data-live] :is(a, input)')];
  same.find((element) => (element.getAttribute('href') ?? element.id) === key)?.focus();
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams(
    fieldsOf(form).flatMap(([name, value]) => (value === '' ? [] : [[name, value]])),
  );
  return `${new URL(form.action).pathname}?${query.toString()}`;
}

/** Copies what a button holds, and prints the page, on whatever view. */
export function startCopying(): void {
  showCopyButtons();
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]');
    if (button) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset.copy ?? '');
  const words = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = words), 2000);
}

/** Shows the buttons that copy, which need this script. */
export function showCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
}
