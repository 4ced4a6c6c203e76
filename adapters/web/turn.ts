import type { Reply } from '../../src/ports';
import { html, jsonFor, type Html } from './html';
import type { Served } from './options';
import { renderReply, type Drawing } from './render';

/** One question and its answer, with the payloads the platforms would be sent. */
export interface Turn {
  readonly asked: string;
  readonly reply: Reply;
  /** When it will be posted, "09:00"; absent where it is an answer. */
  readonly time?: string;
  readonly slack?: unknown;
  readonly teams?: unknown;
}

/** The conversation on the page, where nobody has to sign in. */
export const TALK = { adapter: 'web', org: 'playground', ref: 'talk' } as const;

/** The conversation of whoever reads: their own where they have signed in. */
export const talkOf = ({ visitor }: Served) =>
  visitor === undefined ? TALK : { ...TALK, ref: visitor.id };

/** Asks the bot on behalf of whoever reads, who may manage what they see. `said`: the button they pressed. */
export async function ask(served: Served, asked: string, said = ''): Promise<Turn> {
  const id = served.visitor?.id ?? 'playground';
  const person = { id, mayManage: () => Promise.resolve(true) };
  const reply = await served.bot({ text: asked, from: talkOf(served), direct: true, person });
  return turnOf(served, said === '' ? asked : said, reply);
}

/** A turn for a reply that is already known. */
export function turnOf(served: Served, asked: string, reply: Reply): Turn {
  const { slack, teams } = served.renderers ?? {};
  return {
    asked: shownAgain(asked, reply),
    reply,
    ...(slack && { slack: slack(reply) }),
    ...(teams && { teams: teams(reply) }),
  };
}

/** What was asked, where it may be shown again: a draft may not, nor may what told of a patient. */
function shownAgain(asked: string, { confidential, withheld }: Reply): string {
  if (withheld === true) return 'Your message';
  return confidential === true ? 'Check a draft' : asked;
}

/** How the page draws a reply: its charts in whichever colours the reader has. */
export function drawingFor({ token, drawChart }: Served): Drawing {
  return { token, drawChart: drawChart && ((chart, screen) => drawChart(chart, screen, 'either')) };
}

/** A turn as HTML: our own drawing of the reply, with the payloads beside it for the page's script to draw. */
export function renderTurn(served: Served, turn: Turn): Html {
  const charts = turn.reply.blocks.flatMap((block) =>
    block.kind === 'chart' && served.drawChart
      ? [
          {
            title: block.title,
            alt: block.alt,
            svg: served.drawChart(block, 'card', 'light'),
            dark: served.drawChart(block, 'card', 'dark'),
          },
        ]
      : [],
  );
  const { slack, teams, time } = turn;
  const payloads = { slack, teams, time, charts };
  return html`<article class="turn" data-turn>
    <h2 class="turn__asked" tabindex="-1">
      <span class="nhsuk-u-visually-hidden">You asked: </span>${turn.asked}
    </h2>
    <div class="turn__answer" data-answer>${renderReply(turn.reply, drawingFor(served))}</div>
    <script type="application/json" data-payloads>
      ${jsonFor(payloads)}
    </script>
  </article>`;
}
