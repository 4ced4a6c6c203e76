import type { Finding } from '../ports';

export type { Finding };

const WORDS = { ok: 'ok   ', look: 'LOOK ', wrong: 'WRONG' } as const;

/** Findings as lines for a person: state, subject, what was found, and beneath it what to do; then how many of each. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  const widest = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ state, about, says, todo }) => [
    `${WORDS[state]}  ${about.padEnd(widest)}  ${oneLine(says)}`,
    ...(todo === undefined ? [] : [`${' '.repeat(widest + 9)}To do: ${oneLine(todo)}`]),
  ]);
  const count = (state: Finding['state']): number =>
    findings.filter((finding) => finding.state === state).length;
  return [...lines, `${count('ok')} ok, ${count('look')} to look at, ${count('wrong')} wrong.`];
}

/** Whether anything must be put right. */
export function anythingWrong(findings: readonly Finding[]): boolean {
  return findings.some(({ state }) => state === 'wrong');
}

/** A finding stays one line, whatever an error message holds. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
