/** What a text may hold that tells who a patient is. */
export type Kind =
  | 'nhs-number'
  | 'chi-number'
  | 'health-and-care-number'
  | 'hospital-number'
  | 'date-of-birth'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'name'
  | 'circumstance';

/** Where in a text something was found. */
export interface PatientDetail {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** A stretch of a text. */
export type Span = Omit<PatientDetail, 'kind'>;

/** Every match of a pattern, by default the whole of it, or the part called `part`. */
export function spans(text: string, pattern: RegExp, part?: string): readonly Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const inner = part === undefined ? undefined : match.groups?.[part];
    const from = inner === undefined ? match.index : match.index + match[0].lastIndexOf(inner);
    return { from, to: from + (inner ?? match[0]).length };
  });
}

/** The text just before a place, back to the start of its sentence, at most `most` characters. */
export function before(text: string, at: number, most: number): string {
  return (
    text
      .slice(Math.max(0, at - most), at)
      .split(/[!?\n]|\.\s/)
      .at(-1) ?? ''
  ).toLowerCase();
}

/** The text just after a place, to the end of its sentence, at most `most` characters. */
export function after(text: string, at: number, most: number): string {
  return (text.slice(at, at + most).split(/[!?\n]|\.\s/)[0] ?? '').toLowerCase();
}

/** The text around a stretch, in its sentence, at most `most` characters each way. */
export function around(text: string, { from, to }: Span, most: number): string {
  return `${before(text, from, most)} ${after(text, to, most)}`;
}
