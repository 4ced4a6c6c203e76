/** Text made safe inside SVG: markup characters escaped, control characters dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

type Attributes = Readonly<Record<string, string | number>>;

/** One element, with children already written as SVG. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`,
    )
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A line of text at a point; plain text, escaped here. */
export const textAt = (x: number, y: number, content: string, attributes: Attributes): string =>
  element('text', { x, y, ...attributes }, escapeXml(content));

const round = (value: number): string => String(Math.round(value * 100) / 100);
