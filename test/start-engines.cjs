const { spawn } = require('node:child_process');
const events = require('node:events');
const path = require('node:path');
const { createInterface } = require('node:readline');
const buildProgram = require('./build-program.cjs');

/** The one PostgreSQL of a run, where nobody named another: making one takes seconds, and a dozen files need it. */
module.exports = async () => {
  buildProgram();
  if (process.env['TEST_DATABASE_URL']) return;
  const server = path.join(__dirname, 'postgres-server.mjs');
  const child = spawn(process.execPath, [server, 'lasting'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = events.once(child, 'exit').then(() => {
    throw new Error('PostgreSQL did not start; its reason is above.');
  });
  const line = events.once(createInterface(child.stdout), 'line');
  const first = /** @type {readonly unknown[]} */ (await Promise.race([line, ended]));
  ended.catch(() => undefined);
  process.env['SIGNPOST_TEST_POSTGRES'] = String(first[0]);
  /** @type {{ postgres?: import('node:child_process').ChildProcess }} */ (globalThis).postgres =
    child;
};
