/** Entries to copy into a content file: every field that must be filled, with words that say how. */
export function blankEntries(today: string) {
  const record = (months: number, more = '') => `  record:
    owner: Your team
    checked: ${today}
    reviewBy: ${later(today, months)}
${more}`;
  return [
    {
      kind: 'Tip',
      file: 'knowledge/content/tips',
      yaml: `- id: your-tip
  text: One piece of advice, in at most 280 characters.
  do: Something to try today, in at most 120.
  topics: [accessibility]
  source: the-id-of-a-document
  why: What in the document supports it.
${record(6, '    read: on the publisher’s page\n')}`,
    },
    {
      kind: 'Guidance or resource',
      file: 'knowledge/content/guidance',
      yaml: `- id: your-document
  title: The title as published
  publisher: Who published it
  published: March 2026
  standing: current
  authority: nhs
  nations: [uk]
  link: https://www.example.org/
  summary: What it is and whom it helps, in a sentence or two.
  points:
    - A main point, in your own words.
  answers:
    - A question it answers, as somebody would type it
  topics: [accessibility]
  keywords:
    - words people might type
${record(12, '    read: the whole page\n    licence: As the page states it\n')}`,
    },
    {
      kind: 'Awareness day',
      file: 'knowledge/content/awareness-days',
      yaml: `- id: your-day
  title: The name as people say it
  when:
    each: '05-12'
  publisher: Who keeps it
  link: https://www.example.org/
  summary: What it is, in a sentence.
  post: What to post, in a sentence or two.
${record(12)}`,
    },
    {
      kind: 'Figure from another survey',
      file: 'knowledge/content/statistics/later',
      yaml: `- id: your-figure
  subject: what it is about
  publisher: Who published it
  publication: The release it is in
  measure: What was counted
  value: 50
  unit: '%'
  year: 2026
  population: adults in the UK
  sourceUrl: https://www.example.org/
  evidence: seen
${record(12)}`,
    },
  ];
}

function later(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
