import { randomBytes } from 'node:crypto';
import { openKnowledge } from '../knowledge';
import { createBot } from './bot';
import { explainFault } from './cli/faults';
import { readConfig } from './config';
import { loadEnvFile } from './env-file';
import { createLog } from './log';
import type { Adapter, House, Platform } from './ports';
import { createWebServer } from './http';

/** Every platform Signpost can speak on. One with no settings is simply off. */
const PLATFORMS: readonly Platform[] = [];

void start().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});
