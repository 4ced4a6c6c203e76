import { PLATFORM_IDS, type PlatformId, type Stretch } from './draft';
import type { PlatformLimit, PostCheckContent } from './post-check-schemas';
import { countGraphemes, type ReadDraft } from './read-draft';

type Platforms = PostCheckContent['platforms'];

/** Characters left on each platform that has a limit, as that platform counts; below zero: too many. */
export function charactersLeft(
  draft: ReadDraft,
  platforms: Platforms,
): Readonly<Partial<Record<PlatformId, number>>> {
  const left = new Map<PlatformId, number>();
  for (const platform of platforms.platforms) {
    if (platform.most === undefined) continue;
    const used = count(draft, platform, platforms);
    const inBytes =
      platform.bytes === undefined ? Infinity : platform.bytes - Buffer.byteLength(draft.text);
    left.set(platform.id, Math.min(platform.most - used, inBytes));
  }
  return Object.fromEntries(
    PLATFORM_IDS.flatMap((id) => (left.has(id) ? [[id, left.get(id)]] : [])),
  );
}

function count(draft: ReadDraft, platform: PlatformLimit, { weights }: Platforms): number {
  switch (platform.count) {
    case 'graphemes':
      return draft.graphemes;
    case 'weighted':
      return weighted(draft, weights);
    case 'emoji-bytes':
      return draft.emoji.reduce(
        (total, { text }) => total + Buffer.byteLength(text) - 1,
        draft.graphemes,
      );
    case 'short-links': {
      const links = draft.addresses
        .filter(({ scheme }) => scheme)
        .reduce((total, { text }) => total + weights.address - countGraphemes(text), 0);
      const servers = draft.mentions.reduce((total, { text }) => {
        const server = text.indexOf('@', 1);
        return server < 0 ? total : total - (text.length - server);
      }, 0);
      return draft.graphemes + links + servers;
    }
  }
}

/** X's rule: after NFC, letters count 1, other signs and every emoji 2, every address 23. */
function weighted(draft: ReadDraft, { address, ranges }: Platforms['weights']): number {
  const whole = [...draft.addresses, ...draft.emoji].sort((a, b) => a.from - b.from);
  let total = 0;
  let at = 0;
  const plain = (text: string): void => {
    for (const sign of text.normalize('NFC')) {
      const code = sign.codePointAt(0) ?? 0;
      total += ranges.some(({ from, to }) => code >= from && code <= to) ? 1 : 2;
    }
  };
  const isAddress = new Set<Stretch>(draft.addresses);
  for (const stretch of whole) {
    if (stretch.from < at) continue;
    plain(draft.text.slice(at, stretch.from));
    total += isAddress.has(stretch) ? address : 2;
    at = stretch.to;
  }
  plain(draft.text.slice(at));
  return total;
}
