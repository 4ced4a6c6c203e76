/** A browser without a window: it keeps cookies as their attributes say, and follows no redirect by itself. */
export interface Browsing {
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(
    address: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** Follows redirects from an answer to the first page that is none, over all sites. */
  follow(answer: Response): Promise<Response>;
  /** Cookies by the address of their site, as they were set. */
  readonly jar: Map<string, Map<string, string>>;
}

export function createBrowsing(): Browsing {
  const jar = new Map<string, Map<string, string>>();
  const call = async (
    address: string,
    headers: Readonly<Record<string, string>>,
    more: Pick<RequestInit, 'method' | 'body'> = {},
  ): Promise<Response> => {
    const { origin } = new URL(address);
    const cookies = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      ...more,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie, ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const get: Browsing['get'] = (address, headers = {}) => call(address, headers);
  return {
    jar,
    get,
    post: (address, fields, headers = {}) =>
      call(address, headers, { method: 'POST', body: new URLSearchParams(fields) }),
    async follow(answer) {
      let at = answer;
      for (let hops = 0; hops < 12; hops += 1) {
        const to = at.headers.get('location');
        if (to === null) return at;
        at = await get(new URL(to, at.url).href);
      }
      throw new Error('It goes round in circles.');
    },
  };
}
