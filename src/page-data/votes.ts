import type { Feedback } from '../store/port';

/** Fewer than these could tell of a person, and are not said. */
const FEWEST = 5;

/** How many found an entry helpful and how many did not, with every number under five left out. */
export function createVotes({ tallies }: Pick<Feedback, 'tallies'>) {
  return async (id: string) => {
    const tally = (await tallies()).find(({ content }) => content === id);
    if (tally === undefined) return 'none' as const;
    const { helpful, unhelpful } = tally;
    if (helpful + unhelpful < FEWEST) return 'few' as const;
    return {
      ...(helpful >= FEWEST && { helpful }),
      ...(unhelpful >= FEWEST && { unhelpful }),
    };
  };
}
