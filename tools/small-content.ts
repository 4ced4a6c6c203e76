import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContentError, hasFaults, loadContent } from '../knowledge';

/** Entries of more kinds than the example has, each of whose forms has groups and rows. */
const MORE = {
  'awareness-days/days.yaml': `- id: a-day
  title: A day for tests
  when:
    each: '05-12'
    until: '05-14'
  publisher: Nobody
  link: https://example.org/day
  summary: A day that is there to be changed.
  post: Nothing is posted.
  tips: [small-facts]
  record:
    owner: Testers
    checked: 2026-11-01
    reviewBy: 2027-11-01
    evidence:
      - url: https://example.org/one
        shows: its date # as it was read
      - url: https://example.org/two

- id: another-day
  title: Another day for tests
  when:
    published:
      - from: 2026-05-01
        until: 2026-05-07
      - from: 2027-05-03
  publisher: Nobody
  summary: A day whose dates are given year by year.
  post: Nothing is posted.
  documents: [ncsc-social-media]
  record:
    owner: Testers
    checked: 2026-11-01
    reviewBy: 2027-11-01
`,
  'tips/dated.yaml': `- id: dated-tip
  text: A tip that is posted on some days only.
  topics:
    - security
  source: ncsc-social-media
  dates: { name: Some days, from: '05-05', until: '05-13' }
  record:
    owner: Testers
    checked: 2026-11-01
    reviewBy: 2027-11-01
`,
  'statistics/later/figures.yaml': `- id: a-figure
  subject: tests
  publisher: Nobody
  publication: Nothing
  measure: How many tests there are
  value: 50.5
  unit: '%'
  year: 2026
  population: tests
  sourceUrl: https://example.org/figure
  evidence: seen
  record:
    owner: Testers
    checked: 2026-11-01
    reviewBy: 2027-11-01
`,
};

/** Makes a content folder that loads in a moment, with entries of most kinds that forms can change. */
export function smallContent(root: string, folder: string): void {
  cpSync(join(root, 'examples', 'own-content'), folder, { recursive: true });
  for (const [file, text] of Object.entries(MORE)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { problems } = loadContent(folder, '2026-11-29');
  if (hasFaults(problems)) throw new ContentError(problems);
}
