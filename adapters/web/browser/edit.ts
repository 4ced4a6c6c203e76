import { failure } from './failure';
import { fieldsOf, filledInBefore } from './filled-in';
import { send } from './send';
import { showAll } from './shown-as';

const PAUSE = 600;

interface Looked {
  readonly html: string;
  readonly wrong: readonly { readonly field?: string; readonly message: string }[];
}

/** Shows how readers would see an entry, and what is wrong beside each field, while its form is filled in. */
export function startEditing(): void {
  const form = document.querySelector<HTMLFormElement>('[data-edit-form]');
  const preview = document.querySelector('[data-edit-preview]');
  if (!form || !preview) return;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const look = async (): Promise<void> => {
    const number = (asked += 1);
    const looked = await send<Looked>('/editors/look', filledIn(form)).catch(failure);
    if (number !== asked) return;
    if (looked instanceof HTMLElement) {
      preview.replaceChildren(looked);
      return;
    }
    const { html, wrong } = looked;
    // What was said of what was sent is not about what is typed by now.
    document.querySelector('[role="alert"].edit__said')?.remove();
    preview.innerHTML = html;
    for (const place of form.querySelectorAll<HTMLElement>('[data-wrong]')) {
      const messages = wrong.filter(({ field }) => field === place.dataset['wrong']);
      place.textContent = messages.map(({ message }) => message).join('; ');
      place.hidden = messages.length === 0;
    }
    showAll();
  };
  form.addEventListener('input', () => {
    clearTimeout(soon);
    soon = setTimeout(() => void look(), PAUSE);
  });
  if (filledInBefore(form)) void look();
}

/** Says that a change is being put live, which takes some seconds, and takes no second press meanwhile. */
export function startDeciding(): void {
  document.addEventListener('submit', ({ target, submitter }) => {
    if (!(target as Element).matches('[data-decide]') || submitter === null) return;
    // The pressed button is still to be sent.
    setTimeout(() => {
      submitter.textContent = 'One moment…';
      submitter.setAttribute('disabled', '');
    });
  });
}

/** What a form holds, each name with all its values. */
function filledIn(form: HTMLFormElement): Readonly<Record<string, readonly string[] | string>> {
  const filled: Record<string, string[]> = {};
  for (const [name, value] of fieldsOf(form)) (filled[name] ??= []).push(value);
  return Object.fromEntries(
    Object.entries(filled).map(([name, values]) => [
      name,
      name.startsWith('f.') ? values : (values[0] ?? ''),
    ]),
  );
}
