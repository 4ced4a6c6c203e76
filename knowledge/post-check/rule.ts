import type { Remark, Stretch } from './draft';
import type { Hit } from './phrase-search';
import type { PostRules } from './post-rules';
import { signsIn, signsOf, type ReadDraft } from './read-draft';

/** One rule: pure, and in time that grows with the length of the draft. */
export interface Rule {
  /** Its wordings in rules.yaml by name, each with what it may fill in. */
  readonly says: Readonly<Record<string, readonly string[]>>;
  readonly find: (draft: ReadDraft, rules: PostRules) => readonly Remark[];
}

/** Hits that are in no sentence, and overlap no hit, of what unmakes them. */
export function apartFrom(hits: readonly Hit[], not: readonly Hit[] | undefined): readonly Hit[] {
  if (not === undefined || not.length === 0) return hits;
  return hits.filter((hit) => !not.some((other) => other.sentence === hit.sentence));
}

/** Stretches that overlap none of the others. */
export function notOver<Part extends Stretch>(
  hits: readonly Part[],
  not: readonly Stretch[] | undefined,
): readonly Part[] {
  if (not === undefined || not.length === 0) return hits;
  return hits.filter((hit) => !not.some((other) => other.from < hit.to && hit.from < other.to));
}

/** Of hits that overlap, the longest; in the order of the draft. */
export function longest<Part extends Stretch>(hits: readonly Part[]): readonly Part[] {
  const kept: Part[] = [];
  for (const hit of [...hits].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last === undefined || hit.from >= last.to) kept.push(hit);
    else if (hit.to - hit.from > last.to - last.from) kept[kept.length - 1] = hit;
  }
  return kept;
}

/** Where a draft shows that a picture, film or poster goes with it; empty where it speaks of one that does not. */
export function attachedPictures(
  draft: ReadDraft,
  { cues, content }: PostRules,
): readonly Stretch[] {
  const found = cues.pictures.find(draft);
  const told = apartFrom(found.get('attached') ?? [], found.get('elsewhere'));
  if (told.length > 0 || found.has('elsewhere')) return told;
  return signsIn(draft, signsOf(content.pictures.signs));
}

/** A remark on the first of some hits, or none. */
export function onFirst(hits: readonly Stretch[], say: string): readonly Remark[] {
  const [first] = longest(hits);
  return first === undefined ? [] : [{ at: { from: first.from, to: first.to }, say }];
}

/** Whether a draft answers one person: said so, begins with a mention, or speaks to them. */
export function answersSomebody(draft: ReadDraft, reply: readonly Hit[] | undefined): boolean {
  return draft.draft.reply === true || opensWithMention(draft) || (reply?.length ?? 0) > 0;
}

/** Whether it begins with somebody's handle, as an answer does. */
export function opensWithMention({ text, mentions: [mention] }: ReadDraft): boolean {
  return mention !== undefined && text.slice(0, mention.from).trim() === '';
}
