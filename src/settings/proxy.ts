import { SettingsError, type Env } from '../ports';

/** The way out through an organisation's proxy, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name it. */
export interface Proxy {
  /** For https addresses; undefined where those are reached directly. */
  readonly https: string | undefined;
  /** The same for http addresses. */
  readonly http: string | undefined;
  /** Hosts that are reached directly, parted by commas. */
  readonly except: string;
}

/** Reads both spellings of each setting; undefined when no proxy is named. Throws SettingsError. */
export function readProxy(env: Env): Proxy | undefined {
  const problems: string[] = [];
  const given = (name: string): string | undefined =>
    (env[name.toLowerCase()]?.trim() || env[name]?.trim()) ?? undefined;
  const address = (name: string): string | undefined => {
    const text = given(name) || undefined;
    const url = text === undefined ? undefined : readAddress(text);
    if (text !== undefined && url === undefined)
      problems.push(`${name} is not an http or https address, such as http://proxy.example:8080.`);
    return url;
  };
  const proxy = { https: address('HTTPS_PROXY'), http: address('HTTP_PROXY') };
  if (problems.length > 0) throw new SettingsError(problems);
  if (proxy.https === undefined && proxy.http === undefined) return undefined;
  return { ...proxy, except: given('NO_PROXY') ?? '' };
}

/** A proxy's address. One without a scheme is taken for http, as other programs take it; undefined when it is none. */
function readAddress(text: string): string | undefined {
  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  return url.href.replace(/\/$/, '');
}

/**
 * Whether a host is reached directly: `*` excepts every host; `example.org`, `.example.org` and `*.example.org` except
 * that host and all below it; with a port, only there.
 */
export function isExcepted(except: string, host: string, port: number): boolean {
  const name = plainName(host);
  return except
    .split(/[,\s]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [, of = entry, at] = /^(.*?[^:]|\[.*\]):(\d+)$/.exec(entry) ?? [];
      if (at !== undefined && Number(at) !== port) return false;
      const excepted = plainName(of.replace(/^\*?\./, ''));
      return name === excepted || name.endsWith(`.${excepted}`);
    });
}

const plainName = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, '');
