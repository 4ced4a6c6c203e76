import type { Chart, Form, Reply, ResourceCard } from '../../../src/ports';

/** A reply with what a test cares about; the rest is empty. */
export function reply(given: Partial<Reply> = {}): Reply {
  return {
    kind: 'answer',
    title: 'A title',
    summary: 'A summary.',
    blocks: [],
    actions: [],
    results: [],
    shareable: false,
    ...given,
  };
}

export const chart: Chart = {
  kind: 'chart',
  form: 'bar',
  title: 'Fewer people aged 75 and over are online',
  unit: '%',
  categories: ['16 to 44', '75 and over'],
  series: [{ name: '2020', values: [99, 54] }],
  source: { name: 'Office for National Statistics', url: 'https://www.ons.gov.uk/internetusers' },
  alt: 'In 2020, 99% of adults aged 16 to 44 were recent internet users, against 54% of those aged 75 and over.',
};

export const resource: ResourceCard = {
  kind: 'resource',
  id: 'mayo-twelve-words',
  title: 'A 12-word social media policy',
  url: 'https://example.org/policy?a=1&b=(2)',
  publisher: 'Mayo Clinic',
  date: 'April 2012',
  summary: "Twelve words that fit on a card: don't lie, don't pry.",
  currency: 'Dated 2012, still quoted',
  linkNote: 'Opens an archived copy',
};

export const form: Form = {
  kind: 'form',
  label: 'Subscribe',
  ask: 'subscribe {what} {days} at {time}',
  fields: [
    {
      id: 'what',
      label: 'What to post',
      value: 'tips',
      options: [
        { label: 'A tip', value: 'tips' },
        { label: 'A figure', value: 'stats' },
      ],
    },
    { id: 'days', label: 'Days', value: 'weekdays', hint: 'for example: monday, thursday' },
    { id: 'time', label: 'Time', value: '09:00' },
  ],
};

/** One reply with every kind of block, and everything else a reply can carry. */
export const everything: Reply = reply({
  kind: 'statistic',
  title: 'Who is online?',
  summary: '99% of people aged 16 to 44 are online, and 54% of those aged 75 and over.',
  blocks: [
    {
      kind: 'paragraph',
      text: [
        'Most adults are online. ',
        { bold: 'Older people' },
        ' are catching up: ',
        { link: 'see how', url: 'https://example.org/how' },
        '.',
      ],
    },
    { kind: 'bullets', items: [['Write plainly'], ['Add ', { bold: 'alt text' }]] },
    chart,
    {
      ...chart,
      form: 'line',
      title: 'Nearly doubled since 2013',
      categories: ['2013', '2020'],
      series: [{ name: '75 and over', values: [29, 54] }],
    },
    {
      ...chart,
      form: 'grouped-bar',
      title: 'More disabled adults are online',
      categories: ['2019', '2020'],
      series: [
        { name: 'Disabled', values: [78, 81] },
        { name: 'Not disabled', values: [95, null] },
      ],
    },
    resource,
    form,
    { kind: 'note', text: ['Reviewed in November 2026.'] },
  ],
  actions: [
    { label: 'Another figure', ask: 'stats' },
    { label: 'Open the survey', url: 'https://www.ons.gov.uk/' },
  ],
  feedbackOn: 'uk-recent-users',
  shareable: true,
});
