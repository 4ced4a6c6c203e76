import { nodeAdvice } from '../../../src/settings/node-version';

test.each([
  ['20.19.0', 'install Node.js 24'],
  ['20.20.2', 'install Node.js 24'],
])('Node.js %s runs it, and another is recommended', (version, advice) => {
  expect(nodeAdvice(version)).toContain(advice);
});

test.each(['22.23.3', '24.21.0', '26.0.0'])('nothing is said of Node.js %s', (version) => {
  expect(nodeAdvice(version)).toBeUndefined();
});
