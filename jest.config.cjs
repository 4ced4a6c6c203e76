/** Published as ES modules only: Node requires them as they are, Jest cannot. */
const ES_ONLY = '(?:temporal-polyfill|temporal-utils|temporal-spec)/';

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
    [`/node_modules/${ES_ONLY}.+\\.js$`]: '<rootDir>/test/es-module.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_ONLY})`],
  reporters: ['default', '<rootDir>/test/summary-reporter.cjs'],
  collectCoverageFrom: ['{knowledge,src,adapters}/**/*.ts', '!src/main.ts'],
};
