import { failure } from './failure';
import { fieldsOf, filledInBefore } from './filled-in';
import { send } from './send';

interface Answer {
  readonly html: string;
  readonly marks: readonly { readonly from: number; readonly to: number; readonly level: string }[];
  readonly counts: readonly { readonly id: string; readonly left?: number }[];
  readonly summary: string;
}

/** How long nothing is typed before the draft is looked at, and before a screen reader is told, in milliseconds. */
const PAUSE = 200;
const SPOKEN_AFTER = 1_200;

/** The Check view: looks at the draft as it is typed, marks it, and puts right what is pressed. */
export function startDrafts(): void {
  const view = document.querySelector<HTMLElement>('[data-drafts]');
  const form = view?.querySelector<HTMLFormElement>('[data-draft-form]');
  const box = form?.querySelector<HTMLTextAreaElement>('textarea');
  const marks = form?.querySelector<HTMLElement>('[data-draft-marks]');
  const report = view?.querySelector<HTMLElement>('[data-draft-report]');
  const status = view?.querySelector<HTMLElement>('[data-draft-status]');
  if (!view || !form || !box || !marks || !report || !status) return;
  let latest = 0;
  /** The text that the report is about. */
  let reported = box.defaultValue;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    const mine = ++latest;
    const text = box.value;
    try {
      const answer = await send<Answer>('/check/look', withoutToken(form));
      if (mine !== latest) return;
      reported = text;
      report.innerHTML = answer.html;
      for (const act of report.querySelectorAll<HTMLElement>('[hidden]')) act.hidden = false;
      draw(marks, text, answer.marks);
      count(form, answer.counts);
      clearTimeout(speaking);
      speaking = setTimeout(() => (status.textContent = answer.summary), SPOKEN_AFTER);
    } catch (error) {
      if (mine !== latest) return;
      report.querySelector('[data-failure]')?.remove();
      report.prepend(failure(error));
    }
  };
  const soon = (): void => {
    // Until it was looked at anew, nothing that moved stays marked: not by an answer that is on its way, either.
    latest += 1;
    draw(marks, box.value, []);
    clearTimeout(pausing);
    pausing = setTimeout(() => void look(), PAUSE);
  };
  form.addEventListener('input', soon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pausing);
    void look().then(() => report.querySelector<HTMLElement>('#draft-verdict')?.focus());
  });
  box.addEventListener('scroll', () => (marks.scrollTop = box.scrollTop));
  report.addEventListener('click', (event) => {
    const act = (event.target as Element).closest<HTMLElement>(
      '[data-draft-show],[data-draft-mend]',
    );
    if (!act) return;
    const { draftShow, draftMend, words } = act.dataset;
    const [from = 0, to = 0] = (draftShow ?? draftMend ?? '').split('-').map(Number);
    // Where others stand there by now, it is about to be looked at anew.
    if (box.value.slice(from, to) !== reported.slice(from, to)) return;
    box.focus();
    box.setSelectionRange(from, to);
    if (draftMend !== undefined && words !== undefined) {
      // Typed into the box as its writer would, so that it can be undone: nothing that is not deprecated can.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      if (!document.execCommand('insertText', false, words))
        box.setRangeText(words, from, to, 'end');
      soon();
    }
  });
  if (box.value !== '' || filledInBefore(form)) void look();
}

function withoutToken(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).filter(([name]) => name !== 'token'));
}

/** The draft again behind the box, unseen but for the marks. */
function draw(marks: HTMLElement, text: string, stretches: Answer['marks']): void {
  const parts: Node[] = [];
  let at = 0;
  for (const { from, to, level } of stretches) {
    const mark = document.createElement('mark');
    mark.className = `draft__mark draft__mark--${level}`;
    mark.textContent = text.slice(from, to);
    parts.push(document.createTextNode(text.slice(at, from)), mark);
    at = to;
  }
  // A line break at the end needs something after it to be drawn.
  parts.push(document.createTextNode(`${text.slice(at)}\n`));
  marks.replaceChildren(...parts);
}

function count(form: HTMLFormElement, counts: Answer['counts']): void {
  const chosen = form.querySelector<HTMLSelectElement>('select[name="platform"]')?.value;
  for (const { id, left } of counts) {
    const item = form.querySelector<HTMLElement>(`[data-place="${id}"]`);
    const number = item?.querySelector('strong');
    if (!item || !number) continue;
    item.classList.toggle('is-over', left !== undefined && left < 0);
    item.classList.toggle('is-chosen', id === chosen);
    number.textContent =
      left === undefined ? 'no limit' : left < 0 ? `${String(-left)} over` : `${String(left)} left`;
  }
}
