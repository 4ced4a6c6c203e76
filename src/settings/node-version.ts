/** Node.js 20 had its last security release in April 2026 (github.com/nodejs/release). */
const LAST_WITHOUT_FIXES = 20;

/** What to do about a version of Node.js that gets no more security fixes; undefined where it still gets them. */
export function nodeAdvice(version: string): string | undefined {
  if (Number(version.split('.')[0]) > LAST_WITHOUT_FIXES) return undefined;
  return 'Signpost runs on it, but it gets no more security fixes: install Node.js 24.';
}
