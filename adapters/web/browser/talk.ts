import { createAsked } from './history';
import { showCopyButtons } from './live';
import { send } from './send';

/** The Ask view: typing, suggestions, buttons and forms all end in one question put to the server. */
export function startTalk(): void {
  const composer = document.querySelector<HTMLFormElement>('[data-composer]');
  const input = composer?.querySelector<HTMLInputElement>('input[name="q"]');
  const conversation = document.getElementById('conversation');
  if (!composer || !input || !conversation) return;
  const asked = createAsked(sessionStorage);

  const ask = async (text: string) => {
    if (text.trim() === '') return;
    input.value = '';
    const waiting = showWaiting(conversation, text);
    try {
      const answer = await send<{ html: string; summary: string; confidential: boolean }>('/ask', {
        q: text,
      });
      waiting.outerHTML = answer.html;
      const turn = conversation.lastElementChild as HTMLElement;
      await draw(turn);
      bringIntoView(turn);
      announce(answer.summary);
      showCopyButtons();
      // Nothing of a draft is kept, not even in this browser.
      const kept = answer.confidential ? '' : `?q=${encodeURIComponent(text)}`;
      if (!answer.confidential) asked.add(text);
      history.replaceState(undefined, '', `/${kept}`);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'Something went wrong.';
      waiting.querySelector('.turn__answer')?.replaceChildren(message);
      announce(message);
    }
  };

  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(input.value);
  });
  input.addEventListener('keydown', (event) => walkHistory(event, input, asked));
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-ask]');
    if (!button?.dataset.ask) return;
    event.preventDefault();
    void ask(button.dataset.ask);
  });
  document.addEventListener(
    'signpost:ask',
    (event) => void ask((event as CustomEvent<string>).detail),
  );
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.askForm) return;
    event.preventDefault();
    void ask(sentence(form));
  });
  // Opened at a question, the page begins with its answer; else with what was posted so far.
  const posts = location.search === '' ? '/posts?all' : '/posts';
  new EventSource(posts).addEventListener('post', (event) => {
    const post = JSON.parse(event.data as string) as { html: string; summary: string };
    const following = innerHeight + scrollY > document.documentElement.scrollHeight - 200;
    conversation.insertAdjacentHTML('beforeend', post.html);
    const turn = conversation.lastElementChild as HTMLElement;
    void draw(turn).then(() => following && bringIntoView(turn));
    announce(`Posted on schedule: ${post.summary}`);
  });
  for (const turn of conversation.querySelectorAll<HTMLElement>('[data-turn]')) {
    void draw(turn).then(() => bringIntoView(turn));
  }
  if (matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
  const load = () => void import('./previews').then(({ warmUp }) => warmUp());
  if ('requestIdleCallback' in window) requestIdleCallback(load);
  else setTimeout(load, 200);
}

async function draw(turn: HTMLElement): Promise<void> {
  const { drawPreviews } = await import('./previews');
  await drawPreviews(turn);
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
  conversation.append(turn);
  bringIntoView(turn);
  return turn;
}

function bringIntoView(turn: HTMLElement): void {
  const gently = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  turn.scrollIntoView({ behavior: gently ? 'smooth' : 'auto', block: 'start' });
}

function announce(text: string): void {
  const status = document.getElementById('announce');
  if (status) status.textContent = text;
}
