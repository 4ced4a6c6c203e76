import { plainCharacters } from '../text/normalize';
import { birthDates } from './birth';
import { circumstances } from './circumstances';
import { emails, phones, postcodes } from './contact';
import type { PatientDetail, Kind } from './detail';
import { healthNumbers, hospitalNumbers } from './numbers';
import { namedPatients, names } from './people';

export type { Kind } from './detail';

/** What a text says that could tell who a patient is, and the text without it. */
export interface Guarded {
  /** Each kind once, in the order they stand in the text. Empty: nothing was found. */
  readonly kinds: readonly Kind[];
  /** The text with each find taken out, so that nothing after this can store or repeat it. */
  readonly cleared: string;
}

/** As much of a text as is read: as long as the longest draft of a post. */
const MOST = 16_000;
/** It is read in parts, so that the time taken grows with its length alone; they overlap, so that nothing falls between two. */
const PART = 4000;
const OVERLAP = 300;

/** Which kinds of patient detail a text likely holds. Pure; takes any text; looks at its first 16,000 characters. */
export function findPatientDetails(text: string): readonly Kind[] {
  return removePatientDetails(text).kinds;
}

/** Looks for patient details and takes them out. A text without any comes back as it was given. */
export function removePatientDetails(text: string): Guarded {
  const shown = readable(text);
  const ours = [...shown.matchAll(OWN_ID)].map(
    ({ index, 0: id }) => [index, index + id.length] as const,
  );
  const found = findingsIn(shown).filter(
    ({ from, to }) => !ours.some(([start, end]) => start <= from && to <= end),
  );
  if (found.length === 0) return { kinds: [], cleared: text };
  return { kinds: [...new Set(found.map(({ kind }) => kind))], cleared: without(shown, found) };
}

/** An id that Signpost itself gave, as a button of its own says it: one with a letter, so that it is no number of a person. */
const OWN_ID =
  /#(?=[\d-]{0,35}[a-f])(?:[\da-f]{12}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w-])/g;

/** As a person would read it: odd digits and spaces made plain, unseen marks gone. */
function readable(text: string): string {
  return plainCharacters(text.slice(0, MOST)).replace(/[^\S\n]+/g, ' ');
}

function findingsIn(text: string): readonly PatientDetail[] {
  const found: PatientDetail[] = [];
  for (let start = 0; start === 0 || start + OVERLAP < text.length; start += PART - OVERLAP)
    for (const { kind, from, to } of findings(text.slice(start, start + PART)))
      found.push({ kind, from: start + from, to: start + to });
  return found.sort((a, b) => a.from - b.from);
}

function findings(text: string): readonly PatientDetail[] {
  const people = names(text);
  return [
    ...healthNumbers(text),
    ...hospitalNumbers(text),
    ...birthDates(text, people),
    ...postcodes(text, people),
    ...phones(text),
    ...emails(text),
    ...namedPatients(text, people),
    ...circumstances(text),
  ];
}

function without(text: string, found: readonly PatientDetail[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of found) {
    if (from > at) kept += `${text.slice(at, from)} `;
    at = Math.max(at, to);
  }
  return (kept + text.slice(at)).replace(/ {2,}/g, ' ').trim();
}
