import type { CardElement, IAdaptiveCard, IContainer } from '@microsoft/teams.cards';
import {
  correctionButton,
  feedbackButtons,
  fit,
  renderBlock,
  type BlockRenderers,
  type Buttons,
  type Inline,
  type Reply,
  type ReplyKind,
  type ResourceCard,
} from '../../src/ports';
import { button, type Carried, type Press } from './buttons';
import { renderChart } from './chart';
import { renderForm } from './form';
import { LIMITS } from './limits';
import { heading, plain, richText } from './text';
import { THUMBS } from './thumbs';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** What a message to Teams is made of, as far as a reply decides it. */
export interface TeamsMessage {
  readonly type: 'message';
  /** The notification, in plain text. */
  readonly summary: string;
  readonly attachments: readonly {
    readonly contentType: string;
    readonly content: IAdaptiveCard;
  }[];
  /** Words alone, where no card is taken. */
  readonly text?: string;
  readonly textFormat?: 'plain';
  /** Teams' own thumbs. */
  readonly channelData?: typeof THUMBS;
  readonly suggestedActions?: {
    readonly to: readonly string[];
    readonly actions: readonly { type: 'imBack'; title: string; value: string }[];
  };
}

/** Where the message goes, as far as it changes how it looks. */
export interface Place {
  /** A one-to-one chat, where buttons may become suggestions and cards may change in place. */
  readonly direct?: boolean;
  /** The scheduled post this is; its buttons carry it. */
  readonly delivery?: string;
  /** Only one person sees it, so what its buttons ask is answered to them alone. */
  readonly privately?: boolean;
  /** Teams' own thumbs ask whether it helped, where all see it. */
  readonly thumbs?: boolean;
  /** Inserted where the bot may not be, so nobody is asked whether it helped. */
  readonly inserted?: boolean;
  /** In a dialog, whose buttons are answered there. */
  readonly dialog?: boolean;
}

/** Replies of a sentence or two, whose buttons read better as suggestions under the compose box. */
const CHATTY: ReadonlySet<ReplyKind> = new Set(['thanks', 'greeting', 'abuse']);
/** Replies that show how a conversation's posts stand, and so change in place when a button changes that. */
const STANDING: ReadonlySet<ReplyKind> = new Set(['change']);

/** A reply as a message with one Adaptive Card 1.5. Pure; never larger than `LIMITS.messageBytes`. */
export function renderForTeams(reply: Reply, place: Place = {}): TeamsMessage {
  return shortened(reply, (candidate) => compose(candidate, place));
}

/** A reply as a card that stands in somebody's own message, without what would need the bot there. */
export function renderInserted(reply: Reply): IAdaptiveCard {
  const still: Reply = {
    ...reply,
    blocks: reply.blocks.filter(({ kind }) => kind !== 'form' && kind !== 'buttons'),
    actions: reply.actions.filter((action) => 'url' in action),
  };
  return shortened(still, (candidate) => card(candidate, { inserted: true }, true));
}

/** A reply as a card in a dialog, where a form or a button is answered by the next one. */
export function renderDialog(reply: Reply): IAdaptiveCard {
  return shortened(reply, (candidate) => card(candidate, { inserted: true, dialog: true }, true));
}

/** What `make` makes of as much of a reply as fits, cut at a block; of its summary alone when not even one block fits. */
function shortened<Out>(reply: Reply, make: (reply: Reply) => Out): Out {
  const fits = (candidate: Reply) =>
    Buffer.byteLength(JSON.stringify(make(candidate))) <= LIMITS.messageBytes;
  const cut = fit(reply, fits);
  if (fits(cut)) return make(cut);
  const summary = plain(reply.summary, LIMITS.summary);
  const left = reply.blocks.length;
  return make({
    kind: reply.kind,
    title: reply.title,
    summary,
    blocks: [
      { kind: 'paragraph', text: [summary] },
      { kind: 'note', text: [`… and ${left} more. Ask for less at once to see the rest.`] },
    ],
    actions: [],
    results: [],
    shareable: false,
  });
}

function compose(reply: Reply, place: Place): TeamsMessage {
  const suggested = place.direct === true && CHATTY.has(reply.kind) ? suggestions(reply) : [];
  return {
    type: 'message',
    summary: plain(reply.summary, LIMITS.summary),
    attachments: [{ contentType: CARD_TYPE, content: card(reply, place, suggested.length === 0) }],
    ...(hasThumbs(reply, place) && { channelData: THUMBS }),
    ...(suggested.length > 0 && { suggestedActions: { to: [], actions: suggested } }),
  };
}

function card(reply: Reply, place: Place, withButtons: boolean): IAdaptiveCard {
  const cited = citedIn(reply);
  const body = [
    heading(reply.title),
    ...reply.blocks.flatMap((block, index) =>
      renderBlock(blocks(`b${index}`, place, cited), block),
    ),
    ...feedback(reply, place),
  ];
  const actions = withButtons ? buttons(reply, place) : [];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    fallbackText: plain(reply.summary, LIMITS.summary),
    speak: plain(`${reply.title}. ${reply.summary}`, LIMITS.summary),
    msteams: { width: 'full' },
    body,
    ...(actions.length > 0 && { actions }),
  };
}

function blocks(
  id: string,
  place: Place,
  cited: ReadonlySet<string>,
): BlockRenderers<CardElement[]> {
  return {
    paragraph: ({ text }) => [richText(text)],
    note: ({ text }) => [{ ...richText(text, { subtle: true, size: 'Small' }), spacing: 'Small' }],
    bullets: ({ items }) => renderBullets(items),
    resource: (resource) => [renderResource(resource)],
    chart: (chart) => renderChart(chart, `${id}-figures`, cited.has(chart.source.url)),
    form: (form) => renderForm(form, id, carried(place)),
    buttons: (item) => itemButtons(item, place),
    copyable: ({ label, text }) => renderCopyable(label, text),
  };
}

/** Addresses that the reply's own notes already link to. */
function citedIn({ blocks: all }: Reply): ReadonlySet<string> {
  const notes = all.flatMap((block) => (block.kind === 'note' ? block.text : []));
  return new Set(
    notes.flatMap((part) => (typeof part === 'object' && 'url' in part ? [part.url] : [])),
  );
}

/** A text apart, to be marked and copied whole: cards have no button that copies. */
function renderCopyable(label: string, text: string): CardElement[] {
  return [
    { ...richText([{ bold: label }]), separator: true },
    {
      type: 'Container',
      style: 'emphasis',
      // A line each, since runs of text draw no ends of lines.
      items: text.split('\n').map((line) => ({ ...richText([line]), spacing: 'None' as const })),
    },
  ];
}

function renderBullets(items: readonly (readonly Inline[])[]): CardElement[] {
  const left = items.length - LIMITS.listItems;
  const shown = items
    .slice(0, LIMITS.listItems)
    .map((item) => ({ ...richText(['• ', ...item]), spacing: 'Small' as const }));
  return left > 0 ? [...shown, richText([`… and ${left} more`], { subtle: true })] : shown;
}

function renderResource(resource: ResourceCard): IContainer {
  const { title, url, publisher, date, summary, currency, linkNote } = resource;
  const quiet = { subtle: true, size: 'Small' as const };
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      richText([{ link: title, url }], { bold: true }),
      { ...richText([`${publisher}, ${date}`], quiet), spacing: 'None' },
      { ...richText([summary]), spacing: 'Small' },
      ...(currency === undefined
        ? []
        : [{ ...richText([{ bold: currency }]), spacing: 'Small' as const }]),
      ...(linkNote === undefined
        ? []
        : [{ ...richText([linkNote], quiet), spacing: 'Small' as const }]),
    ],
  };
}

/** The buttons of one item in a list; readers who hear them are told of which. */
function itemButtons({ about, actions }: Buttons, place: Place): CardElement[] {
  const made = actions
    .flatMap((action) => button(action, pressIn(place), carried(place)) ?? [])
    .map((one) => ({ ...one, tooltip: plain(`${one.title ?? ''}: ${about}`, LIMITS.buttonText) }));
  return made.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Small', actions: made }];
}

function buttons(reply: Reply, place: Place): NonNullable<IAdaptiveCard['actions']> {
  const inPlace = place.direct === true && STANDING.has(reply.kind);
  const press: Press = inPlace ? 'in-place' : pressIn(place);
  return reply.actions
    .slice(0, LIMITS.buttons)
    .flatMap((action) => button(action, press, carried(place)) ?? [])
    .map((made, index) => (index < LIMITS.primaryButtons ? made : { ...made, mode: 'secondary' }));
}

const pressIn = ({ dialog }: Place): Press => (dialog === true ? 'dialog' : 'message');

function feedback(reply: Reply, place: Place): CardElement[] {
  const asks = place.inserted !== true && !hasThumbs(reply, place);
  const votes = asks ? feedbackButtons(reply) : [];
  if (votes.length === 0) return [];
  const correction = correctionButton(reply);
  return [
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [
        ...votes.flatMap((vote) => button(vote, 'quiet', carried(place)) ?? []),
        ...(correction ? [button(correction, 'message', carried(place)) ?? []].flat() : []),
      ],
    },
  ];
}

const hasThumbs = (reply: Reply, { thumbs, privately, inserted }: Place): boolean =>
  thumbs === true && privately !== true && inserted !== true && feedbackButtons(reply).length > 0;

function carried({ delivery, privately }: Place): Carried {
  return { ...(delivery !== undefined && { delivery }), ...(privately === true && { privately }) };
}

function suggestions({ actions }: Reply) {
  return actions
    .flatMap((action) => ('ask' in action ? [action] : []))
    .slice(0, LIMITS.suggestions)
    .map(({ label, ask }) => ({
      type: 'imBack' as const,
      title: plain(label, LIMITS.buttonText),
      value: ask,
    }));
}
