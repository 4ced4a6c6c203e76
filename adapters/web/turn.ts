import type { Reply } from '../../src/ports';
import { html, jsonFor, type Html } from './html';
import type { Served } from './options';
import { renderReply } from './render';

/** One question and its answer, with the payloads the platforms would be sent. */
export interface Turn {
  readonly asked: string;
  readonly reply: Reply;
  /** When it will be posted, "09:00"; absent where it is an answer. */
  readonly time?: string;
  readonly slack?: unknown;
  readonly teams?: unknown;
}

/** The conversation on the page. */
export const TALK = { adapter: 'web', org: 'playground', ref: 'talk' } as const;

/** Asks the bot on behalf of whoever sits at this page, who may manage what they see. */
export async function ask(served: Served, asked: string): Promise<Turn> {
  const person = { id: 'playground', mayManage: () => Promise.resolve(true) };
  const reply = await served.bot({ text: asked, from: TALK, direct: true, person });
  return turnOf(served, asked, reply);
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

/** A turn as HTML: our own drawing of the reply, with the payloads beside it for the page's script to draw. */
export function renderTurn(served: Served, turn: Turn): Html {
  const charts = turn.reply.blocks.flatMap((block) =>
    block.kind === 'chart' && served.drawChart
      ? [{ svg: served.drawChart(block, 'card'), alt: block.alt }]
      : [],
  );
  const { slack, teams, time } = turn;
  const payloads = { slack, teams, time, charts };
  return html`<article class="turn" data-turn>
    <h2 class="turn__asked">
      <span class="nhsuk-u-visually-hidden">You asked: </span>${turn.asked}
    </h2>
    <div class="turn__answer" data-answer>${renderReply(turn.reply, served)}</div>
    <script type="application/json" data-payloads>
      ${jsonFor(payloads)}
    </script>
  </article>`;
}
