/** A run of text. A bare string is always plain: renderers escape it. */
export type Inline =
  string | { readonly bold: string } | { readonly link: string; readonly url: string };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: readonly Inline[];
}

/** Short points of equal weight, in order. */
export interface Bullets {
  readonly kind: 'bullets';
  readonly items: readonly (readonly Inline[])[];
}

/** Small print: a source line, a review date, a caution. Shown quieter than a paragraph. */
export interface Note {
  readonly kind: 'note';
  readonly text: readonly Inline[];
}

/** One document that somebody published, with what a reader needs to judge it. */
export interface ResourceCard {
  readonly kind: 'resource';
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** What the link opens, when that is not the document itself: a copy, or the page that lists it. */
  readonly linkNote?: string;
  readonly publisher: string;
  /** As published, in words: "March 2012", "date unknown". */
  readonly date: string;
  readonly summary: string;
  /** How current it is, when that matters: "Superseded in 2024". */
  readonly currency?: string;
}

/** Figures to compare. Drawn natively where the platform can; always shown as a table in text too. */
export interface Chart {
  readonly kind: 'chart';
  readonly form: 'bar' | 'grouped-bar' | 'line';
  /** States the finding, in about ten words. */
  readonly title: string;
  /** Who, where, when and in what unit: what the title leaves out. */
  readonly subtitle?: string;
  /** What a value counts, ready to follow a number: "%", " thousand". */
  readonly unit: string;
  readonly categories: readonly string[];
  /** The categories' names cut short, for drawings that have no room for the whole. */
  readonly shortNames?: readonly string[];
  /** Each series has one value for each category; null where the survey gives none. */
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    /** The 95% limits of each value, to be drawn as bars of error; null where none was published. */
    readonly limits?: readonly (readonly [low: number | null, high: number | null] | null)[];
  }[];
  readonly source: { readonly name: string; readonly url: string };
  /** The same facts in one or two sentences, for screen readers and plain clients. */
  readonly alt: string;
}

/** One thing a form asks for. A choice has options; text has none. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly hint?: string;
  /** Takes a text of several lines, of up to this many characters. */
  readonly longest?: number;
}

/**
 * A few fields that together make a sentence. Submitting types `ask` for the reader, each `{id}` in it
 * replaced by that field's value, so a form is a quicker way to type and never a second way in.
 */
export interface Form {
  readonly kind: 'form';
  readonly label: string;
  readonly ask: string;
  readonly fields: readonly FormField[];
}

/** Buttons for the item of a list that stands just above them. Those of the whole reply are its actions. */
export interface Buttons {
  readonly kind: 'buttons';
  /** The item, for readers who hear a button without what is above it: "#ward-7". */
  readonly about: string;
  readonly actions: readonly Action[];
}

/** A text to be taken away as it stands, with a button that copies it where the platform has one. */
export interface Copyable {
  readonly kind: 'copyable';
  readonly label: string;
  readonly text: string;
}

export type Block = Paragraph | Bullets | Note | ResourceCard | Chart | Form | Buttons | Copyable;

/** A button. `ask` is typed on the reader's behalf; `url` opens a page. */
export type Action =
  | { readonly label: string; readonly ask: string }
  | { readonly label: string; readonly url: string };

/**
 * What sort of answer this is, for scripts and counters.
 * `suggest` is "did you mean"; `no-figure` means a figure was asked for that the data does not hold;
 * `problem` is something the asker or an administrator can put right.
 */
export type ReplyKind =
  | 'answer'
  | 'suggest'
  | 'tip'
  | 'statistic'
  | 'no-figure'
  | 'list'
  | 'help'
  | 'about'
  | 'greeting'
  | 'thanks'
  | 'abuse'
  | 'declined'
  | 'sensitive'
  | 'change'
  | 'problem';

export type ContentKind = 'resource' | 'tip' | 'statistic' | 'later-figure' | 'sensitive';

/** A piece of content and how well it fits, from 0 to 1. */
export interface Ranked {
  readonly id: string;
  readonly kind: ContentKind;
  readonly score: number;
}

export interface Reply {
  readonly kind: ReplyKind;
  readonly title: string;
  /** One plain sentence: the notification, and all there is where nothing richer can be shown. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** The content this answer rests on, best first; at most ten. */
  readonly results: readonly Ranked[];
  /** The content a reader may call helpful or not: `feedback helpful <id>`. Absent: not asked. */
  readonly feedbackOn?: string;
  /** What to ask to see this again, and the block it begins at, so that a reader may go on where it was cut. */
  readonly again?: { readonly ask: string; readonly from: number };
  /** The question was taken together with the one before it. */
  readonly wentOn?: true;
  /** The sensitive entry whose lines stand above this answer, in case the question is about that. */
  readonly care?: string;
  /** For the asker's eyes alone, wherever it was asked: nobody else is shown it, and it is not asked again. */
  readonly confidential?: true;
  /** The question held details of a patient: it is shown nowhere again. */
  readonly withheld?: true;
  /** Whether the reader may pass this on to a whole channel. */
  readonly shareable: boolean;
}

/** One function for each kind of block. Add a kind and every renderer stops compiling. */
export type BlockRenderers<Out> = {
  readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => Out;
};

/** Renders one block with the function for its kind. */
export function renderBlock<Out>(renderers: BlockRenderers<Out>, block: Block): Out {
  const render = renderers[block.kind] as (block: Block) => Out;
  return render(block);
}

/** Fills a form's sentence: each `{id}` becomes that field's given value, or its default. */
export function fillForm(form: Form, given: Readonly<Record<string, string>>): string {
  return form.ask.replace(/\{([\w-]+)\}/g, (_, id: string) => {
    const field = form.fields.find((candidate) => candidate.id === id);
    // Only what was given: every object has a constructor.
    const typed = Object.hasOwn(given, id) ? given[id] : undefined;
    return (typed ?? field?.value ?? '').trim();
  });
}
