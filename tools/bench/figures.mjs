// How long a question about the survey takes to answer. Prints milliseconds at the middle and at the slowest
// hundredth, over the questions of the tests and some that try to be slow. Needs dist/: npm run -s build first.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { loadContent } = require('../../dist/knowledge/loading/load.js');
const { loadFigures } = require('../../dist/knowledge/figures/load-figures.js');

const content = loadContent('knowledge/content', new Date().toISOString().slice(0, 10)).content;
const before = process.cpuUsage();
const start = performance.now();
const { figures } = loadFigures('knowledge/content', content);
const loading = performance.now() - start;
const cpu = process.cpuUsage(before);

const asked = readFileSync('test/fixtures/figures/questions.txt', 'utf8')
  .split('\n')
  .filter((line) => line.includes(' => '))
  .map((line) => line.split(' => ')[0]);
const slow = [
  'women over 75 '.repeat(8000),
  'zxqvw '.repeat(300),
  'lancastre bradfrd wolvrhamton '.repeat(20),
];
const questions = [...asked, ...slow];
for (const question of questions) figures.ask(question);

// Wall time on a busy machine measures its neighbours, so processor time is told too: the mean of twenty runs.
const wall = [];
const busy = [];
for (const question of questions) {
  const cpuBefore = process.cpuUsage();
  for (let round = 0; round < 20; round++) {
    const began = performance.now();
    figures.ask(question);
    wall.push(performance.now() - began);
  }
  const used = process.cpuUsage(cpuBefore);
  busy.push((used.user + used.system) / 20_000);
}
const at = (times, share) => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
};
const told = (times) =>
  `p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, slowest ${at(times, 1)} ms`;
console.log(
  `figures: loaded in ${loading.toFixed(0)} ms (${((cpu.user + cpu.system) / 1000).toFixed(0)} ms of processor)`,
);
console.log(`figures: ${questions.length} questions, wall ${told(wall)}; processor ${told(busy)}`);
