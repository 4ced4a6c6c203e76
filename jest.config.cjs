/** Published as ES modules only: Node requires them as they are, Jest cannot. */
const ES_ONLY =
  '(?:temporal-polyfill|temporal-utils|temporal-spec|jose|openid-client|oauth4webapi|oidc-provider)/';

/**
 * Handed to each file as names of its own: whatever else is global is looked up anew, slowly, each time a test's code
 * names it. Neither time, which tests change, nor what packages have names of their own for.
 */
const HANDED =
  'Array BigInt Boolean Error Float32Array Float64Array Int32Array JSON Map Math Number Object Reflect RegExp Set String Symbol Uint8Array Uint16Array Uint32Array WeakMap';

const shared = {
  sandboxInjectedGlobals: HANDED.split(' '),
  testEnvironment: '<rootDir>/test/environment.cjs',
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.tsx?$': '<rootDir>/test/transform.cjs',
    [`/node_modules/${ES_ONLY}.+\\.js$`]: '<rootDir>/test/transform.cjs',
  },
  // What is imported when it is needed is named as it is built.
  moduleNameMapper: { '^(\\./connector-\\w+)\\.js$': '$1' },
  transformIgnorePatterns: [`/node_modules/(?!${ES_ONLY})`],
};

/**
 * Three kinds of test, told apart by their names, and those of Teams once more on its other SDK: `*.engines.test.ts` needs the built program, a real database or a
 * platform's own emulator, `*.browser.test.ts` a real Chromium; the rest need nothing but Node.
 */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(engines|browser)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['**/*.engines.test.ts'],
      globalSetup: '<rootDir>/test/start-engines.cjs',
      globalTeardown: '<rootDir>/test/stop-engines.cjs',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['**/*.browser.test.ts'],
      globalSetup: '<rootDir>/test/build-program.cjs',
    },
    {
      ...shared,
      displayName: 'agents',
      testMatch: [
        '<rootDir>/test/adapters/teams/**/*.test.ts',
        '<rootDir>/test/security/organisation*.test.ts',
      ],
      // These draw and pack, and load neither SDK.
      testPathIgnorePatterns: ['/teams/(golden|inert|package|render|renderer)\\.test\\.ts$'],
      setupFiles: ['<rootDir>/test/adapters/teams/on-agents-sdk.cjs'],
      globalSetup: '<rootDir>/test/build-program.cjs',
    },
  ],
  globalSetup: '<rootDir>/test/learn-once.ts',
  testSequencer: '<rootDir>/test/sequencer.cjs',
  // Jest would leave one core idle, which is half of a small machine. It takes "150%" for 150 workers.
  maxWorkers: '100%',
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/summary-reporter.cjs'],
  collectCoverageFrom: ['{knowledge,src,adapters}/**/*.ts', '!src/main.ts'],
};
