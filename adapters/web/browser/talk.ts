import { whyOf } from './failure';
import { createAsked } from './history';
import { showCopyButtons } from './live';
import { send } from './send';
import { queryOf, type Pressed } from './shadow';
import { show } from './shown-as';

interface Answer {
  readonly html: string;
  readonly summary: string;
  readonly confidential: boolean;
}

/** The Ask view: typing, suggestions, buttons and forms all end in one question put to the server. */
export function startTalk(): void {
  const talk = document.querySelector<HTMLElement>('[data-talk]');
  const composer = talk?.querySelector<HTMLFormElement>('[data-composer]');
  const input = composer?.querySelector<HTMLInputElement>('input[name="q"]');
  const conversation = document.getElementById('conversation');
  if (!talk || !composer || !input || !conversation) return;
  const asked = createAsked(sessionStorage);

  let latest = 0;
  const ask = async (pressed: Pressed) => {
    const { text, said } = pressed;
    if (text.trim() === '') return;
    const mine = ++latest;
    input.value = '';
    leaveWelcome(talk);
    const byPress = document.activeElement !== input && said !== '';
    const waiting = showWaiting(conversation, said === '' ? text : said);
    try {
      const answer = await send<Answer>('/ask', { q: text, said });
      const turn = takePlace(waiting, answer.html);
      await show(turn);
      // Whoever has asked again meanwhile is elsewhere by now.
      if (byPress && mine === latest)
        turn.querySelector<HTMLElement>('.turn__asked')?.focus({ preventScroll: true });
      announce(answer.summary);
      showCopyButtons();
      // Nothing of a draft is kept, not even in this browser.
      if (!answer.confidential && said === '') asked.add(text);
      if (mine === latest)
        history.replaceState(undefined, '', answer.confidential ? '/' : `/?${queryOf(pressed)}`);
    } catch (error) {
      const message = whyOf(error);
      waiting.querySelector('.turn__answer')?.replaceChildren(message);
      announce(message);
    }
  };

  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask({ text: input.value, said: '' });
  });
  input.addEventListener('keydown', (event) => walkHistory(event, input, asked));
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-ask]');
    if (!button?.dataset.ask) return;
    event.preventDefault();
    void ask({ text: button.dataset.ask, said: button.dataset.said ?? '' });
  });
  document.addEventListener(
    'signpost:ask',
    (event) => void ask((event as CustomEvent<Pressed>).detail),
  );
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.askForm) return;
    event.preventDefault();
    void ask({ text: sentence(form), said: '' });
  });
  // Back from an answer is the welcome again; a jump within the page is no way back.
  addEventListener('popstate', () => location.hash === '' && location.reload());
  // Opened at a question, the page begins with its answer; else with what was posted so far.
  const posts = location.search === '' ? '/posts?all' : '/posts';
  new EventSource(posts).addEventListener('post', (event) => {
    const post = JSON.parse(event.data as string) as { html: string; summary: string };
    conversation.insertAdjacentHTML('afterbegin', post.html);
    void show(conversation.firstElementChild as HTMLElement);
    announce(`Posted on schedule: ${post.summary}`);
  });
  if (matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
}

/** Makes way for answers. The welcome is one step back. */
function leaveWelcome(talk: HTMLElement): void {
  talk.querySelector('[data-held]')?.remove();
  if (talk.classList.contains('is-asked')) return;
  talk.classList.add('is-asked');
  history.pushState(undefined, '', location.href);
}

function walkHistory(
  event: KeyboardEvent,
  input: HTMLInputElement,
  asked: ReturnType<typeof createAsked>,
): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const text = event.key === 'ArrowUp' ? asked.back(input.value) : asked.forward();
  if (text === undefined) return;
  event.preventDefault();
  input.value = text;
  input.setSelectionRange(text.length, text.length);
}

function sentence(form: HTMLFormElement): string {
  const given = new FormData(form);
  return (form.dataset.askForm ?? '').replace(/\{([\w-]+)\}/g, (_, id: string) => {
    const value = given.get(`field.${id}`);
    return typeof value === 'string' ? value.trim() : '';
  });
}

/** The question, above all that was asked before, until its answer is there. */
function showWaiting(conversation: HTMLElement, text: string): HTMLElement {
  const turn = document.createElement('article');
  turn.className = 'turn';
  const heading = document.createElement('h2');
  heading.className = 'turn__asked';
  heading.textContent = text;
  const answer = document.createElement('div');
  answer.className = 'turn__answer turn__answer--waiting';
  answer.textContent = 'Answering …';
  turn.append(heading, answer);
  conversation.prepend(turn);
  scrollTo({ top: 0, behavior: 'instant' });
  return turn;
}

/** Puts an answer where it was waited for: others may have come above it meanwhile. */
function takePlace(waiting: HTMLElement, html: string): HTMLElement {
  waiting.insertAdjacentHTML('beforebegin', html);
  const turn = waiting.previousElementSibling as HTMLElement;
  waiting.remove();
  return turn;
}

function announce(text: string): void {
  const status = document.getElementById('announce');
  if (status) status.textContent = text;
}
