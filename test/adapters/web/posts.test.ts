import type { Reply } from '../../../src/ports';
import { createPosts } from '../../../adapters/web/posts';

const reply = (title: string): Reply => ({
  kind: 'tip',
  title,
  summary: title,
  blocks: [],
  actions: [],
  results: [],
  shareable: false,
});

test('an open page hears of each post, and a new one catches up', () => {
  const posts = createPosts();
  posts.add('talk', reply('one'));
  const heard: number[] = [];
  const stop = posts.listen(() => heard.push(posts.after('talk', 0).length));
  posts.add('talk', reply('two'));
  stop();
  posts.add('talk', reply('three'));
  expect(heard).toEqual([2]);
  expect(posts.after('talk', 1).map(({ reply: { title } }) => title)).toEqual(['two', 'three']);
});

test('keeps only the newest posts', () => {
  const posts = createPosts();
  for (let number = 1; number <= 50; number += 1) posts.add('talk', reply(String(number)));
  const kept = posts.after('talk', 0);
  expect(kept).toHaveLength(20);
  expect(kept.at(-1)?.number).toBe(50);
});
