import type { Entry } from './entry';
import type { Path } from './positions';
import type { ContentProblem } from './problem';
import type { Resource } from './resource';

/** Words of editors and researchers about how they know something: readers need what is known. */
export const EDITORS_WORDS =
  /not shown|not dated|undated|archived|archived copy|general knowledge|likely address|not confirmed|third-party copy|in the copy|when last cited|not visible|publisher not known|date not known|worked out from|not stated where|inferred\)|\bas the [A-Z]+ reports/i;

/** Sites that copy other people's documents: nobody should be sent there. */
const COPY_SITES =
  /(^|\.)(paperzz|docsbay|docslib|vdocuments|studylib|coursehero|scribd)\.(com|net|org)$/;
const LONGEST_POINT = 200;

/** What readers should not be shown as it stands: editors' notes, long points, copy sites; and documents nobody can ask for. */
export function checkReadersText(entries: readonly Entry[]): readonly ContentProblem[] {
  return entries.flatMap((entry) => {
    if (entry.value === undefined || entry.kind.files.source.startsWith('^sensitive\\/asks'))
      return [];
    const warn = (path: Path, message: string): ContentProblem =>
      entry.problem('warning', path, message);
    const noted = readersTexts(entry.value).flatMap(({ path, text }) => {
      const found = EDITORS_WORDS.exec(text)?.[0];
      if (found === undefined) return [];
      return [warn(path, `says “${found}”; write that under record, where readers do not see it`)];
    });
    return entry.kind.ids === 'resource'
      ? [...noted, ...documentWarnings(entry.value as Resource, warn)]
      : noted;
  });
}

function documentWarnings(
  { points, answers, link }: Resource,
  warn: (path: Path, message: string) => ContentProblem,
): readonly ContentProblem[] {
  const long = points.flatMap((point, at) =>
    point.length <= LONGEST_POINT
      ? []
      : [
          warn(
            ['points', at],
            `has ${point.length} characters; people read up to ${LONGEST_POINT}`,
          ),
        ],
  );
  const unasked =
    points.length > 0 && answers.length === 0
      ? [warn(['answers'], 'is missing; write questions that this document answers')]
      : [];
  const copied =
    link !== undefined && COPY_SITES.test(new URL(link).hostname)
      ? [
          warn(
            ['link'],
            'is on a site that copies documents; link to the publisher, or leave it out',
          ),
        ]
      : [];
  return [...long, ...unasked, ...copied];
}

/** Fields of figures and of the survey that say how a figure is known, which readers are meant to see or never are. */
const BESIDE = new Set([
  'record',
  'check',
  'note',
  'evidenceNote',
  'caveats',
  'doNotSay',
  'chart',
  'evidenceKey',
]);

/** Every text of an entry that a reply may show, with where it stands. */
export function readersTexts(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, at) => readersTexts(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) =>
    BESIDE.has(field) || (/Note$/.test(field) && field !== 'linkNote')
      ? []
      : readersTexts(inside, [...path, field]),
  );
}
