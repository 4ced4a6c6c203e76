/* eslint-disable */
// @ts-nocheck
// How the one-file programs are kept small: less text to read at a start, and less of it held in memory.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Keeps what a start reads small. Other people's code is left out of the source map, which would be ten times as long.
 * In ours, the few characters beyond Latin-1 are escaped, since with one of them the whole text takes twice the memory.
 */
export const small = {
  name: 'small',
  setup(bundle) {
    const nothing = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString(
      'base64',
    );
    const comment = `\n//# sourceMappingURL=data:application/json;base64,${nothing}`;
    bundle.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, async ({ path }) => {
      const text = later(readFileSync(path, 'utf8'), path);
      // What a module calls its classes is asked at run time; what a function calls its parts is not.
      const { code } = MODULE.test(text)
        ? { code: text }
        : await bundle.esbuild.transform(text, { minifyIdentifiers: true, target: 'node20' });
      return { contents: code + comment, loader: 'default' };
    });
    bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/[^\u0000-\u00ff]/g, escaped),
      loader: 'ts',
    }));
  },
};

/** Takes the same version of the same package once, however many packages brought their own copy. */
export const once = {
  name: 'once',
  setup(bundle) {
    const first = new Map();
    bundle.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === 'once' || options.kind === 'entry-point') return undefined;
      const found = await bundle.resolve(path, { ...options, pluginData: 'once' });
      // Optional ones that are not installed are for the one who asks to do without.
      if (found.errors.length > 0) return undefined;
      const [folder] = /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(found.path) ?? [];
      if (folder === undefined || found.external) return found;
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const own = first.get(`${name} ${version}`) ?? folder;
      first.set(`${name} ${version}`, own);
      return { ...found, path: join(own, relative(folder, found.path)) };
    });
  },
};

/** Where undici keeps what Slack's library and ours use of it. */
const UNDICI = {
  Agent: "require('undici/lib/dispatcher/agent')",
  EnvHttpProxyAgent: "require('undici/lib/dispatcher/env-http-proxy-agent')",
  buildConnector: "require('undici/lib/core/connect')",
  fetch: "require('undici/lib/web/fetch').fetch",
  ...Object.fromEntries(
    ['CloseEvent', 'ErrorEvent', 'MessageEvent'].map((name) => [
      name,
      `require('undici/lib/web/websocket/events').${name}`,
    ]),
  ),
  ...Object.fromEntries(
    ['WebSocket', 'ping'].map((name) => [
      name,
      `require('undici/lib/web/websocket/websocket').${name}`,
    ]),
  ),
};

/** Reads each part of undici when it is first asked for: its index reads all there is, 10 MB, where a proxy or a socket may not even be set up. */
export const inParts = {
  name: 'in-parts',
  setup(bundle) {
    bundle.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'in-parts' }));
    bundle.onLoad({ filter: /^undici$/, namespace: 'in-parts' }, async () => {
      const names = Object.keys(await import('undici')).filter((name) => name !== 'default');
      const getters = names.map(
        (name) =>
          `get ${JSON.stringify(name)}() { return ${UNDICI[name] ?? `require('undici/index.js')[${JSON.stringify(name)}]`}; },`,
      );
      return { contents: `module.exports = {\n${getters.join('\n')}\n};`, resolveDir: '.' };
    });
  },
};

/** What the bot SDK reads at once and hardly anybody needs: managed identities, skills, streaming, speech, transcripts. */
const LATER =
  /^const (\w+) = (__importDefault\()?require\("(@azure\/identity|axios|botframework-streaming|fs-extra|htmlparser2)"\)\)?;$/gm;

/** The SDK's text with those packages read where they are used, and so only when they are. */
function later(text, path) {
  if (!/\/node_modules\/(botbuilder|botframework-connector)\/lib\//.test(path)) return text;
  let result = text;
  for (const [line, name, importDefault, from] of text.matchAll(LATER)) {
    const read = importDefault ? `__importDefault(require("${from}"))` : `require("${from}")`;
    result = result.replace(line, '').replace(new RegExp(`\\b${name}\\b`, 'g'), `(${read})`);
  }
  return result;
}

/** In such a file even the outermost names would change. */
const MODULE = /^\s*(import|export)\b/m;

const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
