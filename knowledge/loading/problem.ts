/** What is wrong with a content file, and where. A fault must be put right; a warning can wait. */
export interface ContentProblem {
  readonly severity: 'fault' | 'warning';
  /** As the reader would type it: "knowledge/content/tips/security.yaml". */
  readonly file: string;
  /** From 1; 0 where it concerns the file as a whole. */
  readonly line: number;
  /** "entry 2 > topics > item 1", or "(layout)" where the file could not be read as YAML. */
  readonly field: string;
  readonly message: string;
}

/** Where something stands, as problems name it. */
export type ProblemPlace = Pick<ContentProblem, 'file' | 'line' | 'field'>;

/** Content that can't be used as it stands. The message lists every problem with file, line and field. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  constructor(readonly problems: readonly ContentProblem[]) {
    super(
      `The content has problems, so nothing was started:\n${describeProblems(problems).join('\n')}`,
    );
  }
}

/** Whether anything must be put right before the content can be used. */
export function hasFaults(problems: readonly ContentProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'fault');
}

/** In order of file and line. */
export const byPlace = (a: ContentProblem, b: ContentProblem): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

/** Problems as lines for people, aligned in three columns: place, field, message. */
export function describeProblems(problems: readonly ContentProblem[]): readonly string[] {
  const places = problems.map((problem) => plain(place(problem)));
  const fields = problems.map((problem) => plain(problem.field));
  const placeWidth = widest(places);
  const fieldWidth = widest(fields);
  return problems.map((problem, index) => {
    const start = [places[index]?.padEnd(placeWidth), fields[index]?.padEnd(fieldWidth)];
    const message = plain(problem.message);
    return [...start, problem.severity === 'warning' ? `(warning) ${message}` : message].join('  ');
  });
}

/** One problem as a GitHub workflow command, which puts it on its line in a pull request. */
export function annotateProblem(problem: ContentProblem): string {
  const level = problem.severity === 'fault' ? 'error' : 'warning';
  const where = [
    `file=${property(problem.file)}`,
    ...(problem.line > 0 ? [`line=${problem.line}`] : []),
    `title=${property(problem.field)}`,
  ];
  return `::${level} ${where.join(',')}::${data(`${problem.field}: ${problem.message}`)}`;
}

const place = (problem: ContentProblem): string =>
  problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file;

const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

/** Keeps one problem to one line, whatever a file's name or a field's name holds. */
const plain = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '�');

/** GitHub's escapes: docs.github.com/actions, "Workflow commands"; as in actions/toolkit command.ts. */
const data = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
