import { WAYS, type ShownAs } from './preview-parts';

const KEY = 'signpost-shown-as';

function chosen(): ShownAs {
  const kept = localStorage.getItem(KEY);
  return WAYS.find((way) => way === kept) ?? 'plain';
}

/** Brings the switch to life, and shows every answer of the page as was chosen last. */
export function startShownAs(): void {
  document.addEventListener('click', (event) => {
    const { as } = (event.target as Element).closest<HTMLElement>('[data-as]')?.dataset ?? {};
    if (as === undefined) return;
    localStorage.setItem(KEY, as);
    showAll();
  });
  showAll();
}

/** Shows every answer of the page, and the switch, as was chosen last. */
export function showAll(): void {
  const way = chosen();
  for (const group of document.querySelectorAll<HTMLElement>('[data-shown-as]')) {
    group.hidden = false;
    for (const button of group.querySelectorAll<HTMLElement>('[data-as]'))
      button.setAttribute('aria-pressed', String(button.dataset.as === way));
  }
  for (const turn of document.querySelectorAll<HTMLElement>('[data-turn]')) void show(turn);
}

/** Shows one answer as was chosen last. The panes' code is fetched when they are first wanted. */
export async function show(turn: HTMLElement): Promise<void> {
  const way = chosen();
  if (way !== 'plain') {
    const { drawPanes } = await import('./previews');
    await drawPanes(turn, way, () => chosen() === way);
    // What was chosen meanwhile is shown by whoever chose it.
    if (chosen() !== way) return;
  }
  const panes = turn.querySelector<HTMLElement>('.panes');
  const plain = turn.querySelector<HTMLElement>('.reply');
  if (way === 'plain') panes?.remove();
  if (plain) plain.hidden = way !== 'plain' && panes !== null;
}
