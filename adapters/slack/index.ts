import type { Platform } from '../../src/ports';
import { createSlack } from './connect';
import { readSettings } from './settings';

export { renderForSlack } from './render';

/** The Slack adapter; undefined when no SLACK_ setting is given. Throws SettingsError when they are wrong. */
export const slack: Platform = (env, house) => {
  const settings = readSettings(env);
  return settings === undefined ? undefined : createSlack(settings, house);
};
