import type { Action, Block, Note, Reply } from './reply';

/**
 * The longest start of a reply that `fits` accepts, with "… and N more" where something was cut, and a button that
 * goes on from there where the reply says what to ask. Blocks are dropped from the end; the first block always stays.
 * `fits` must accept shorter replies whenever it accepts longer ones.
 */
export function fit(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  if (fits(reply)) return reply;
  const cut = (kept: number): Reply => {
    const left = countOf(reply.blocks.slice(kept));
    const next = nextOf(reply, kept);
    const advice = next === undefined ? ' Ask for less at once to see the rest.' : '';
    const more: Note = { kind: 'note', text: [`… and ${String(left)} more.${advice}`] };
    return {
      ...reply,
      blocks: [...reply.blocks.slice(0, kept), more],
      actions: next === undefined ? reply.actions : [next, ...reply.actions],
    };
  };
  let low = 1;
  let high = reply.blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(middle))) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}

/** What a reader would count: small print and buttons belong to what stands above them. */
function countOf(blocks: readonly Block[]): number {
  const counted = blocks.filter(({ kind }) => kind !== 'note' && kind !== 'buttons');
  return Math.max(1, counted.length);
}

function nextOf({ again }: Reply, kept: number): Action | undefined {
  if (again === undefined) return undefined;
  return { label: 'Show more', ask: `more from ${String(again.from + kept)}: ${again.ask}` };
}

/** Words that ask for the rest of an answer: what to ask, and the block to begin at. Any other words begin at 0. */
export function readRest(text: string): { readonly ask: string; readonly from: number } {
  const found = /^more from (\d{1,3}): (.+)$/s.exec(text.trim());
  return found === null ? { ask: text, from: 0 } : { ask: found[2] ?? '', from: Number(found[1]) };
}

/** A reply from one of its blocks on; whole where it has no more than that, or can't be asked for again. */
export function restFrom(reply: Reply, from: number): Reply {
  const { again, blocks, title } = reply;
  if (again === undefined || from === 0 || from >= blocks.length) return reply;
  return {
    ...reply,
    title: `${title} (continued)`,
    blocks: blocks.slice(from),
    again: { ...again, from },
  };
}
