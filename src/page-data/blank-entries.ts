/** Entries to copy into a content file: every field that must be filled, with words that say how. */
export function blankEntries(today: string) {
  const upkeep = (months: number) => `  owner: Your team
  checked: ${today}
  reviewBy: ${later(today, months)}
`;
  return [
    {
      kind: 'Tip',
      file: 'knowledge/content/tips',
      yaml: `- id: your-tip
  text: One piece of advice, in at most 280 characters.
  topics: [accessibility]
  source: the-id-of-a-document
  why: What in the document supports it.
  support: seen on the publisher’s page
${upkeep(6)}`,
    },
    {
      kind: 'Guidance or resource',
      file: 'knowledge/content/guidance',
      yaml: `- id: your-document
  title: The title as published
  publisher: Who published it
  date: March 2026
  url: https://www.example.org/
  urlStatus: seen
  description: What it is and whom it helps, in a sentence or two.
  points:
    - A main point, in your own words.
  audience: All NHS staff
  topics: [accessibility]
  keywords:
    - words people might type
  currency: Current when checked
  licence: As the page states it
  textSeen: the whole page
${upkeep(12)}`,
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
${upkeep(12)}`,
    },
  ];
}

function later(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
