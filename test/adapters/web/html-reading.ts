/** The tags that the page's own templates write, each with the attributes they write on it. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'target', 'rel'],
  article: ['class', 'data-turn'],
  button: ['class', 'name', 'value', 'data-ask', 'data-said', 'type', 'data-copy', 'hidden'],
  details: ['class'],
  div: ['class', 'role', 'aria-label', 'tabindex', 'data-answer'],
  figcaption: ['class'],
  figure: ['class'],
  form: ['class', 'method', 'action', 'data-ask-form'],
  h2: ['class', 'tabindex'],
  h3: ['class'],
  input: ['class', 'type', 'name', 'value', 'id'],
  label: ['class', 'for'],
  li: [],
  option: ['value', 'selected'],
  p: ['class'],
  script: ['type', 'data-payloads'],
  select: ['class', 'id', 'name'],
  span: ['class'],
  strong: ['class'],
  summary: ['class'],
  svg: ['viewBox'],
  table: ['class'],
  tbody: [],
  td: [],
  textarea: ['class', 'id', 'name', 'rows', 'maxlength'],
  th: ['scope'],
  thead: [],
  tr: [],
  ul: ['class'],
};
const EMPTY = new Set(['input']);
const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*(\/?)>/gi;

/** The words of HTML as they are read, a line for each part; what is read out in place of pictures included. */
export function wordsOf(html: string): string {
  const labels = [...html.matchAll(/ aria-label="([^"]*)"/g)].map(([, label = '']) => label);
  const inline = /<\/?(?:strong|a|span)\b[^<>]*>/g;
  const text = withoutPayloads(html).replace(inline, '').replace(TAG, '\n');
  const opened = attributes(html, 'href');
  return unescape([text, ...labels, ...opened].join('\n'))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The values of an attribute, wherever it stands. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    unescape(value),
  );
}

/** Tags and attributes that no template of ours writes, and pointed brackets that are in no tag. */
export function foreignIn(html: string): string[] {
  const own = withoutPayloads(html);
  const tags = [...own.matchAll(TAG)].flatMap(([tag, , name = '', given = '']) => {
    const allowed = OURS[name.toLowerCase()];
    if (allowed === undefined) return [tag];
    const names = [...given.matchAll(/\s([\w-]+)(?:="[^"]*")?/g)].map(([, one = '']) => one);
    return names.filter((one) => !allowed.includes(one)).map((one) => `${name} ${one}`);
  });
  return [...tags, ...(own.replace(TAG, '').match(/[<>]/g) ?? [])];
}

/** Tags that are closed in another order than they were opened, or never. */
export function unbalancedIn(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, name = '', , alone] of withoutPayloads(html).matchAll(TAG)) {
    if (EMPTY.has(name) || alone === '/') continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) wrong.push(`</${name}>`);
  }
  return [...wrong, ...open];
}

/** Data for the page's script is not read by anybody; it can't end its own element. */
function withoutPayloads(html: string): string {
  return html.replace(/(<script type="application\/json"[^<>]*>)[^<]*(<\/script>)/g, '$1$2');
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
