import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchResult } from '../../../knowledge/search/port';
import { projectRoot } from '../../../src/settings/project-root';
import { openTestPrepared, openTestSearch } from '../../fakes/shared-knowledge';

const ROOT = projectRoot();
const { content } = openTestPrepared();
const search = openTestSearch('2026-12-01');
const old = new Set(
  content.resources.flatMap(({ id, standing }) => (standing === 'historic' ? [id] : [])),
);

interface Labelled {
  readonly tag: string;
  readonly query: string;
  readonly expected: Readonly<Record<string, number>>;
  readonly intent?: string;
}

const questions = ['dev', 'tune', 'tune-2'].flatMap((name) =>
  readFileSync(join(ROOT, `test/fixtures/questions/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    .filter(({ intent }) => intent === undefined),
);
const inScope = questions.filter(({ expected }) => Object.keys(expected).length > 0);
const outOfScope = questions.filter(({ expected }) => Object.keys(expected).length === 0);

/** Fails in words an editor can act on: what now goes wrong, question by question. */
async function atLeast(
  share: number,
  of: readonly Labelled[],
  fault: (question: Labelled, finding: SearchResult) => string | undefined,
): Promise<void> {
  const faults: string[] = [];
  for (const question of of) {
    const found = fault(question, await search.find(question.query));
    if (found !== undefined) faults.push(`“${question.query}” ${found}`);
  }
  const right = 1 - faults.length / of.length;
  if (right < share)
    throw new Error(
      `Only ${(right * 100).toFixed(1)} % are right and ${share * 100} % must be. A change to the content or its words did this; see npm run eval. These go wrong:\n${faults.join('\n')}`,
    );
  expect(right).toBeGreaterThanOrEqual(share);
}

/** A fair answer comes first; an old document may stand second or third, after what is in force. */
const wrongFirst = ({ expected }: Labelled, { results }: SearchResult): string | undefined => {
  const [best, ...others] = results;
  if (best && expected[best.id] !== undefined) return undefined;
  if (others.slice(0, 2).some(({ id }) => old.has(id) && expected[id] !== undefined))
    return undefined;
  return `finds ${best?.id ?? 'nothing'} instead of ${Object.keys(expected).join(' or ')}`;
};

test('questions in scope find a fair answer first', async () => {
  await atLeast(0.95, inScope, wrongFirst);
});

test.each([
  ['title', 1],
  ['typo', 0.99],
  ['keyword', 0.95],
  ['paraphrase', 0.95],
])('questions of the sort “%s” find a fair answer first', async (tag, share) => {
  await atLeast(
    share,
    inScope.filter((question) => question.tag === tag),
    wrongFirst,
  );
});

test('questions in scope are not refused', async () => {
  await atLeast(0.98, inScope, (_question, { verdict }) =>
    verdict === 'decline' ? 'is refused' : undefined,
  );
});

test('questions out of scope are refused', async () => {
  await atLeast(0.95, outOfScope, (_question, { verdict, results }) =>
    verdict === 'decline' ? undefined : `is answered with ${results[0]?.id ?? 'nothing'}`,
  );
});
