/** Published as ES modules only: Node requires them as they are, Jest cannot. */
const ES_ONLY = '(?:temporal-polyfill|temporal-utils|temporal-spec)/';

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  transform: {
    '^.+\\.tsx?$': '<rootDir>/test/transform.cjs',
    [`/node_modules/${ES_ONLY}.+\\.js$`]: '<rootDir>/test/transform.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_ONLY})`],
};

module.exports = {
  ...shared,
  testMatch: ['**/*.test.ts'],
  reporters: ['default', '<rootDir>/test/summary-reporter.cjs'],
  collectCoverageFrom: ['{knowledge,src,adapters}/**/*.ts', '!src/main/main.ts'],
};
