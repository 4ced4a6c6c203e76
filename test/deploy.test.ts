import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, type Document } from 'yaml';
import { readConfig } from '../src/settings/config';
import { createMetrics } from '../src/bot/metrics';
import { projectRoot } from '../src/settings/project-root';

const read = (...path: string[]) => readFileSync(join(projectRoot(), ...path), 'utf8');
const deploy = (...path: string[]) => read('deploy', ...path);

/** Every value of a key, wherever it stands. */
function valuesOf(key: string, within: unknown): readonly unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within as Record<string, unknown>).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

function documents(file: string): readonly unknown[] {
  const found = parseAllDocuments(deploy(file)) as readonly Document[];
  for (const { errors, warnings } of found) expect([errors, warnings]).toEqual([[], []]);
  return found.map((one) => one.toJS() as unknown);
}

const dashboard = JSON.parse(deploy('grafana-dashboard.json')) as unknown;
const expressions = () =>
  [...valuesOf('expr', dashboard), ...valuesOf('expr', documents('alerts.yml'))].map(String);

/** Each metric that is served, with its type. */
async function served(): Promise<ReadonlyMap<string, string>> {
  const metrics = createMetrics({
    health: () => ({ slack: { ready: true, summary: '' } }),
    deliveries: () => Promise.resolve({ states: { unconfirmed: 1 }, oldest: 1 }),
  });
  metrics.answered({ adapter: 'a', asked: 'search', reply: 'declined', seconds: 1 });
  metrics.fault('a');
  metrics.slowedDown('a');
  const text = await metrics.text();
  return new Map(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]),
  );
}

const metricsIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b(?:signpost|process|nodejs)_[a-z_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );

test('every number on the dashboard and in the alerts is one that is served', async () => {
  const names = [...(await served()).keys()];
  expect(expressions().length).toBeGreaterThan(10);
  expect(
    expressions()
      .flatMap(metricsIn)
      .filter((name) => !names.includes(name)),
  ).toEqual([]);
});

test('what only counts up is asked for its increase, and nothing else is', async () => {
  const types = await served();
  const wrong = expressions().filter((expression) =>
    metricsIn(expression).some((name) => {
      const increase = new RegExp(`(?:increase|rate)\\(${name}`).test(expression);
      return increase !== (types.get(name) !== 'gauge');
    }),
  );
  expect(wrong).toEqual([]);
});

test('each alert says what is wrong and what to do', () => {
  const rules = valuesOf('annotations', documents('alerts.yml'));
  expect(rules.length).toBeGreaterThan(3);
  for (const rule of rules) {
    expect(Object.keys(rule as object).sort()).toEqual(['action', 'summary']);
  }
});

test('every setting that a deployment gives is one that Signpost knows', () => {
  const known = new Set(
    [...read('.env.example').matchAll(/^#? ?([A-Za-z_]+)=/gm)].map(([, name]) => name),
  );
  const compose = valuesOf('signpost', valuesOf('services', documents('compose.yml'))[0]);
  const given = [
    ...Object.keys((compose[0] as { environment: object }).environment),
    ...documents('kubernetes/signpost.yaml')
      .flatMap((document) => valuesOf('env', document))
      .flatMap((env) => (env as { name: string }[]).map(({ name }) => name)),
    ...[...deploy('azure-container-app.bicep').matchAll(/\{ name: '(\w+)', /g)].map(
      ([, name = '']) => name,
    ),
  ].map((name) => name.replace(/_FILE$/, ''));
  expect(given.length).toBeGreaterThan(8);
  expect(given.filter((name) => !known.has(name))).toEqual([]);
});

test('every place it runs in gives it longer to stop than it takes', () => {
  const [compose] = valuesOf('stop_grace_period', documents('compose.yml'));
  expect(Number.parseInt(String(compose), 10)).toBeGreaterThan(10);
  const grace = documents('kubernetes/signpost.yaml').flatMap((document) =>
    valuesOf('terminationGracePeriodSeconds', document),
  );
  expect(grace.map(Number).every((seconds) => seconds > 10)).toBe(true);
  expect(grace).toHaveLength(1);
});

test('nothing runs as root, writes where it need not, or keeps a right it has no use for', () => {
  expect(read('Dockerfile')).toMatch(/^USER node$/m);
  const [pod] = documents('kubernetes/signpost.yaml');
  expect(valuesOf('runAsNonRoot', pod)).toEqual([true]);
  expect(valuesOf('readOnlyRootFilesystem', pod)).toEqual([true]);
  expect(valuesOf('allowPrivilegeEscalation', pod)).toEqual([false]);
  expect(valuesOf('automountServiceAccountToken', pod)).toEqual([false]);
  const compose = deploy('compose.yml');
  for (const words of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
    expect(compose).toContain(words);
});

test('the ports that the outside is led to are those it listens on', () => {
  const { port } = readConfig({});
  const [pod] = documents('kubernetes/signpost.yaml');
  expect(valuesOf('containerPort', pod)).toContain(port);
  expect(read('Dockerfile')).toContain(`EXPOSE ${port}`);
  expect(deploy('azure-container-app.bicep')).toContain(`targetPort: ${port}`);
});

test('the image runs the program just as npm start does', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const [, command = ''] = /^CMD (.*)$/m.exec(read('Dockerfile')) ?? [];
  expect(`npm run -s build && ${(JSON.parse(command) as string[]).join(' ')}`).toBe(scripts.start);
});
