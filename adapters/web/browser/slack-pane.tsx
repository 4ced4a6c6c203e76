import { type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { Message, type Block } from 'slack-blocks-to-jsx';
import { fill, type } from './shadow';
import { SlackInput, type InputBlock } from './slack-input';
import { SlackTable, type TableBlock } from './slack-table';
import { isDark } from './theme-button';
import { addressOf, timeOf, type Payloads, type Picture } from './preview-parts';

interface Pressable {
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly positive_button?: Pressable;
  readonly negative_button?: Pressable;
}

const roots = new WeakMap<HTMLElement, Root>();

/** Draws the Block Kit payload as Slack would show it, and makes its buttons and forms type for the reader. */
export function drawSlack(into: HTMLElement, payloads: Payloads): void {
  const { slack } = payloads;
  const root = roots.get(into) ?? createRoot(into);
  roots.set(into, root);
  const blocks = asDrawn(slack?.blocks ?? []) as readonly Block[];
  flushSync(() =>
    root.render(
      <SlackMessage
        blocks={blocks}
        text={slack?.text ?? ''}
        time={timeOf(payloads)}
        charts={payloads.charts}
      />,
    ),
  );
}

interface Shown {
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly time: string;
  readonly charts: readonly Picture[];
}

function SlackMessage({ blocks, text, time, charts }: Shown) {
  const theme = isDark() ? 'dark' : 'light';
  return (
    <div className="slack" data-theme={theme} onClick={(event) => press(event, blocks)}>
      <img className="slack__face" src="/assets/signpost.svg" alt="" width="36" height="36" />
      <div className="slack__message">
        <p className="slack__from">
          <strong>Signpost</strong> <span className="slack__app">APP</span> <time>{time}</time>
        </p>
        {blocks.length === 0 && <p>{text}</p>}
        {runs(blocks).map((run, index) =>
          'element' in run ? (
            <SlackInput key={index} block={run} />
          ) : 'caption' in run ? (
            <SlackTable key={index} block={run} />
          ) : 'chart' in run ? (
            <SlackChart key={index} block={run} charts={charts} />
          ) : (
            <Message
              key={index}
              blocks={[...run]}
              name="Signpost"
              logo="/assets/signpost.svg"
              theme={theme}
              withoutWrapper
            />
          ),
        )}
      </div>
    </div>
  );
}

/** The library shows the links of `verbatim` text as bare markup, where Slack shows links. */
function asDrawn(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(asDrawn);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => name !== 'verbatim');
  return Object.fromEntries(kept.map(([name, value]) => [name, asDrawn(value)]));
}

const OURS: ReadonlySet<string> = new Set(['input', 'data_table', 'data_visualization']);

type Ours = InputBlock | TableBlock | ChartBlock;

/**
 * Blocks in runs, with those apart that we draw: the library's inputs keep what is typed to themselves, and its charts
 * write long names over one another.
 */
function runs(blocks: readonly Block[]): (readonly Block[] | Ours)[] {
  const out: (Block[] | Ours)[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (OURS.has(block.type)) out.push(block as unknown as Ours);
    else if (Array.isArray(last)) last.push(block);
    else out.push([block]);
  }
  return out;
}

interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: object;
}

/** A chart as our own picture of the same figures, in the order and under the title that Slack is sent. */
function SlackChart({ block, charts }: { block: ChartBlock; charts: readonly Picture[] }) {
  const start = block.title.replace(/…$/, '').trim();
  const picture = charts.find(({ title }) => title.startsWith(start));
  if (!picture) return <p>{block.title}</p>;
  return (
    <figure className="slack__chart">
      <figcaption>{block.title}</figcaption>
      <img src={addressOf(picture, isDark())} alt={picture.alt} />
    </figure>
  );
}

function press(event: MouseEvent<HTMLElement>, blocks: readonly Block[]): void {
  const button = (event.target as Element).closest('button');
  const owner = button?.closest('[id]');
  const found = owner && pressables(blocks).find(({ action_id: id }) => id === owner.id);
  if (!button || !found) return;
  event.preventDefault();
  const votes = [found.positive_button, found.negative_button];
  const pressed =
    owner === button ? found : votes[[...owner.querySelectorAll('button')].indexOf(button)];
  if (pressed?.url) window.open(pressed.url, '_blank', 'noreferrer,noopener');
  else if (pressed?.value) {
    const given = filledIn(event.currentTarget, found.action_id ?? '');
    const said = given.size === 0 ? (button.getAttribute('aria-label') ?? button.innerText) : '';
    type(fill(pressed.value, given), said);
  }
}

function pressables(part: unknown): readonly Pressable[] {
  if (Array.isArray(part)) return part.flatMap(pressables);
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.values(part).flatMap(pressables);
  return 'action_id' in part ? [part as Pressable, ...inside] : inside;
}

/** What was filled in above a form's button. Field ids end the block ids, after the form's own number. */
function filledIn(message: HTMLElement, button: string): ReadonlyMap<string, string> {
  const form = `form:${button.replace(/^submit:/, '')}:`;
  const inputs = message.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]');
  return new Map(
    [...inputs]
      .filter(({ name }) => name.startsWith(form))
      .map((input) => [input.name.slice(form.length), input.value]),
  );
}
