import { parse } from '../shipped-lexicon';
import { readChange, type TypedChange } from '../../../knowledge/schedule/change';
import { changeWord } from '../../../knowledge/commands/schedule-table';
import { createTopics } from '../../../knowledge/commands/topics';

const topic = (id: string, title: string) => ({
  id,
  title,
  description: title,
  record: { owner: 'team', checked: '2026-11-22', reviewBy: '2027-11-22', evidence: [] },
  language: 'en-GB',
  aliases: [],
  answers: [],
});
const topics = createTopics([topic('accessibility', 'Accessibility'), topic('policy', 'Policy')]);
const context = { today: '2026-11-22', topics };

/** What a whole message changes; its kind when it changes nothing. */
function asked(text: string): unknown {
  const found = parse(text, topics);
  if (found.kind !== 'change') return found.kind;
  const command = changeWord(found.command);
  return command && readChange(command, found.words, context);
}

describe('what a message changes', () => {
  it.each<[string, TypedChange]>([
    ['subscribe', { change: 'subscribe', request: {} }],
    [
      'Subscribe tips weekdays at half nine',
      { change: 'subscribe', request: { what: 'tips', days: [1, 2, 3, 4, 5], time: '09:30' } },
    ],
    ['sign me up', { change: 'subscribe', request: {} }],
    [
      'subscribe to tips on accessibility every friday 8am',
      {
        change: 'subscribe',
        request: { what: 'tips', topics: ['accessibility'], days: [5], time: '08:00' },
      },
    ],
    [
      'Can you post us a tip every weekday at 9am please?',
      { change: 'subscribe', request: { what: 'tips', days: [1, 2, 3, 4, 5], time: '09:00' } },
    ],
    [
      'tips on accessibility every monday',
      { change: 'subscribe', request: { what: 'tips', topics: ['accessibility'], days: [1] } },
    ],
    [
      'a weekly digest of resources on fridays at noon',
      {
        change: 'subscribe',
        request: { what: 'resources', cadence: 'weekly-digest', days: [5], time: '12:00' },
      },
    ],
    ['schedule', { change: 'schedule', request: {}, target: {} }],
    ['when is the next post?', { change: 'schedule', request: {}, target: {} }],
    ['schedule 10:30', { change: 'schedule', request: { time: '10:30' }, target: {} }],
    ['pause', { change: 'pause', target: {} }],
    ['pause until 2 January', { change: 'pause', target: {}, until: '2027-01-02' }],
    [
      'pause the tips until Monday please',
      { change: 'pause', target: { what: 'tips' }, until: '2026-11-23' },
    ],
    ['pause for two weeks', { change: 'pause', target: {}, until: '2026-12-06' }],
    ['pause until further notice', { change: 'pause', target: {} }],
    ['snooze until tomorrow', { change: 'pause', target: {}, until: '2026-11-23' }],
    [
      'pause #0d9f3c1a until 5 December',
      { change: 'pause', target: { id: '0d9f3c1a' }, until: '2026-12-05' },
    ],
    ['resume', { change: 'resume', target: {} }],
    ['resume figures', { change: 'resume', target: { what: 'figures' } }],
    ['skip', { change: 'skip', target: {} }],
    ['skip the next post', { change: 'skip', target: {} }],
    ['swap', { change: 'swap', target: {} }],
    ['preview', { change: 'preview', target: {} }],
    ['preview #0d9f3c1a', { change: 'preview', target: { id: '0d9f3c1a' } }],
    ['missed', { change: 'missed' }],
    ['what did I miss?', { change: 'missed' }],
    ['unsubscribe', { change: 'unsubscribe', target: {} }],
    ['stop', { change: 'unsubscribe', target: {} }],
    ['stop these posts', { change: 'unsubscribe', target: {} }],
    ['unsubscribe resources', { change: 'unsubscribe', target: { what: 'resources' } }],
    ['feedback helpful tip-001', { change: 'feedback', helpful: true, content: 'tip-001' }],
    [
      'feedback unhelpful mayo-12-word-policy',
      { change: 'feedback', helpful: false, content: 'mayo-12-word-policy' },
    ],
    [
      'settle arrived 0d9f3c1a-22',
      { change: 'settle', delivery: '0d9f3c1a-22', verdict: 'arrived' },
    ],
    ['forget me', { change: 'forget' }],
    ['Please forget me', { change: 'forget' }],
    ['what do you hold on me?', { change: 'held' }],
    ['suggest', { change: 'suggest' }],
  ])('“%s”', (text, change) => {
    expect(asked(text)).toEqual(change);
  });

  it.each([
    ['pause until yesterday', { problem: 'I don’t understand “until yesterday”.', stray: true }],
    ['pause until 22 November', { problem: 'That is today. Choose a later date.' }],
    ['pause for -3 days', { problem: '“-3 days” is not a time to come. Choose a later date.' }],
    [
      'pause the tips for \u2212 2 weeks',
      { problem: '“- 2 weeks” is not a time to come. Choose a later date.' },
    ],
    ['subscribe to the newsletter', { problem: 'I don’t understand “newsletter”.', stray: true }],
    ['schedule 25:00', { problem: '“25:00” is not a time.' }],
  ])('“%s” is put right in words', (text, problem) => {
    expect(asked(text)).toEqual(problem);
  });

  it.each([
    'schedule tweets in advance?',
    'should I post every day',
    'how often should I post tips every week',
    'post at 9am or noon?',
    'tips for monday motivation posts',
    'should I schedule posts for the weekend',
    'stop bullying online',
    'pause before you post',
    'skip the jargon in tweets',
    'preview links before sharing',
    'feedback from patients on twitter',
    'forget passwords and phishing',
    'suggest hashtags for nurses',
    'hold a tweet chat',
    'cancel culture',
    'missed appointments campaign',
    'resume tips for job hunting on linkedin',
    'swap photos with a patient',
    'how do I unsubscribe from emails',
  ])('“%s” stays a question', (text) => {
    expect(asked(text)).toBe('search');
  });
});
