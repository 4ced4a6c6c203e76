import { join } from 'node:path';
import { config } from 'dotenv';
import { projectRoot } from './project-root';

/** Adds the settings of a `.env` file beside package.json to the environment. What is already set wins; no file is fine. */
export function loadEnvFile(): void {
  config({ path: join(projectRoot(), '.env'), quiet: true });
}
