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
  startCopying();
}

let latest = 0;

/** Fetches an address of this view and shows its parts here. An answer that comes after a later one is dropped. */
async function refresh(address: string): Promise<void> {
  const mine = ++latest;
  const response = await fetch(address);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (mine !== latest) return;
  const parts = [...document.querySelectorAll('[data-live]')];
  [...fresh.querySelectorAll('[data-live]')].forEach((part, index) => {
    parts[index]?.replaceChildren(...part.childNodes);
  });
  history.replaceState(undefined, '', address);
  showCopyButtons();
}

function addressOf(form: HTMLFormElement): string {
  const given = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `${new URL(form.action).pathname}?${query.toString()}`;
}

function startCopying(): void {
  showCopyButtons();
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

function showCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
}
