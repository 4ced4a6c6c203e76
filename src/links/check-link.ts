/** What became of one link. */
export type LinkState =
  /** It opens. */
  | 'opens'
  /** It opens for good at another address: `to`. */
  | 'moved'
  /** The site says that it is gone, or shows a page that says so. */
  | 'gone'
  /** No answer, or a fault of the site: it may open another day. */
  | 'fails'
  /** The site turns programs away, so a person must look. */
  | 'unseen';

export interface LinkResult {
  readonly state: LinkState;
  /** In plain words: "404", "no answer in 15 seconds". */
  readonly why?: string;
  /** Where it leads now. */
  readonly to?: string;
}

export type Get = (
  url: string,
  init: { readonly redirect: 'manual'; readonly signal: AbortSignal; readonly headers: Headers },
) => Promise<Response>;

const MOST_MOVES = 8;
/** As much of a page as its title stands in. */
const HEAD_BYTES = 64 * 1024;
const FOR_GOOD: ReadonlySet<number> = new Set([301, 308]);
const MOVES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const TURNED_AWAY: ReadonlySet<number> = new Set([401, 403, 405, 406, 429, 451, 999]);
/** What sites write over a page that is not there, though they call it a success. */
const NOT_THERE =
  /<title[^>]*>[^<]{0,200}(?:page not found|not found|\b404\b|no longer (?:available|exists)|page (?:missing|unavailable))/i;
const HEADERS = { 'user-agent': 'Signpost link check', accept: 'text/html,*/*;q=0.8' };

/**
 * Opens one link as a browser would, follows where it leads, and tells what became of it. Each answer may take
 * `patience` milliseconds. Never rejects.
 */
export async function checkLink(link: string, get: Get, patience: number): Promise<LinkResult> {
  let at = link;
  let forGood = true;
  const seen = new Set<string>();
  while (seen.size <= MOST_MOVES) {
    if (seen.has(at)) return { state: 'fails', why: 'it leads back to itself' };
    seen.add(at);
    const got = await open(at, get, patience);
    if ('why' in got) return { state: 'fails', why: got.why };
    const { status, location, text } = got;
    if (MOVES.has(status)) {
      const next = location === undefined ? undefined : addressOf(location, at);
      if (next === undefined) return { state: 'fails', why: 'it moved and does not say where' };
      forGood &&= FOR_GOOD.has(status);
      at = next;
      continue;
    }
    if (status === 404 || status === 410) return { state: 'gone', why: String(status) };
    if (TURNED_AWAY.has(status)) return { state: 'unseen', why: String(status) };
    if (status >= 400) return { state: 'fails', why: String(status) };
    if (NOT_THERE.test(text)) return { state: 'gone', why: 'its page says that it is not there' };
    if (isFrontPage(at) && !isFrontPage(link))
      return { state: 'gone', why: 'it leads to the front page', to: at };
    return at === link || !forGood ? { state: 'opens' } : { state: 'moved', to: at };
  }
  return { state: 'fails', why: `it moves more than ${MOST_MOVES} times` };
}

type Opened =
  | { readonly status: number; readonly location: string | undefined; readonly text: string }
  | { readonly why: string };

async function open(url: string, get: Get, patience: number): Promise<Opened> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await get(url, { redirect: 'manual', signal, headers: new Headers(HEADERS) });
    const text = await headOf(response, signal);
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, location, text };
  } catch (error) {
    return { why: whyOf(error, patience) };
  }
}

/** The beginning of a page; the rest is not fetched. */
async function headOf(response: Response, signal: AbortSignal): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const decoder = new TextDecoder();
  let text = '';
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError')));
  });
  late.catch(() => undefined);
  try {
    while (text.length < HEAD_BYTES) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  return text;
}

function whyOf(error: unknown, patience: number): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (/Timeout|Abort/.test(String(name))) return `no answer in ${patience / 1000} seconds`;
  return typeof cause?.code === 'string' ? cause.code : 'no answer';
}

function addressOf(location: string, from: string): string | undefined {
  if (!URL.canParse(location, from)) return undefined;
  const url = new URL(location, from);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

const isFrontPage = (url: string): boolean => new URL(url).pathname === '/';
