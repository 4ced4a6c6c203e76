import { openTestPrepared, openTestSearch } from '../../fakes/shared-knowledge';

const { content } = openTestPrepared();
const search = openTestSearch('2026-12-01');

test('a document is found by the words of any one of its points', async () => {
  const documents = content.resources
    .filter(({ standing, points }) => standing === 'current' && points.length > 3)
    .slice(0, 40);
  const missed: string[] = [];
  for (const { id, points } of documents) {
    const { results } = await search.find(points.at(-1) ?? '');
    if (!results.some((one) => one.id === id)) missed.push(id);
  }
  expect(missed.length).toBeLessThan(documents.length * 0.1);
});

test('what is about another platform than the question names comes after what is about that one', async () => {
  for (const platform of ['instagram', 'tiktok', 'linkedin', 'whatsapp']) {
    const [best] = (await search.find(`how do i start on ${platform}`)).results;
    const others = content.platforms.map(({ id }) => id).filter((id) => id !== platform);
    expect(others.filter((other) => best?.id.includes(other))).toEqual([]);
  }
});

test.each([
  ['my laptop is very slow since friday', 'computers and telephones'],
  ['how do i book annual leave', 'human resources'],
  ['the lift is broken on level two', 'buildings and services'],
])('“%s” is declined, as a matter of %s', async (question, subject) => {
  expect(await search.find(question)).toMatchObject({ verdict: 'decline', subject });
});
