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
    new EventSource(view.dataset.events).addEventListener(
      'changed',
      () => void refresh(location.href),
    );
  }
  view.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-live-link]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void refresh(link.href).then(() => showTarget(link.hash));
  });
  view.addEventListener('submit', (event) => {
    const posted = event.target as HTMLFormElement;
    if (!posted.matches('[data-live-post]')) return;
    event.preventDefault();
    const body = new URLSearchParams(fieldsOf(posted));
    void refresh(location.href, { method: 'POST', body });
  });
}

let latest = 0;

/** Fetches an address of this view and shows its parts here. An answer that comes after a later one is dropped. */
async function refresh(
  address: string,
  posting?: { method: 'POST'; body: URLSearchParams },
): Promise<void> {
  const mine = ++latest;
  const response = await fetch(posting ? location.pathname : address, posting);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (mine !== latest) return;
  const focused = keyOf(document.activeElement);
  const parts = [...document.querySelectorAll('[data-live]')];
  [...fresh.querySelectorAll('[data-live]')].forEach((part, index) => {
    parts[index]?.replaceChildren(...part.childNodes);
  });
  history.replaceState(undefined, '', address);
  showCopyButtons();
  showAll();
  refocus(focused);
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
  const query = new URLSearchParams(fieldsOf(form).filter(([, value]) => value !== ''));
  return `${new URL(form.action).pathname}?${query.toString()}`;
}

/** What is typed and chosen in a form; the views have no fields for files. */
function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
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
