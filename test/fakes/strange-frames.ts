import fc from 'fast-check';

const TYPES = [
  'hello_again',
  'events_api',
  'slash_commands',
  'interactive',
  'goodbye',
  'error',
  'disconnected',
  'close',
  'ws_message',
  'slack_event',
  '',
  '__proto__',
];
const EVENTS = ['message', 'app_mention', 'app_home_opened', 'error', 'close', 'a_new_kind', ''];

const anything = fc.jsonValue({ maxDepth: 2 });

const event = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...EVENTS), anything),
    user: anything,
    channel: anything,
    text: anything,
    ts: anything,
    blocks: anything,
    tab: anything,
  },
  { requiredKeys: [] },
);

const payload = fc.oneof(
  anything,
  fc.record(
    {
      type: fc.oneof(
        fc.constantFrom('event_callback', 'block_actions', 'view_submission'),
        anything,
      ),
      event: fc.oneof(event, anything),
      event_id: anything,
      team_id: anything,
      actions: anything,
      view: anything,
      command: anything,
      text: anything,
    },
    { requiredKeys: [] },
  ),
);

/** A frame of Socket Mode as nobody has seen one: no JSON, no envelope, an envelope of an unknown kind, or one with parts of other shapes. */
export const anyFrame: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  anything.map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        type: fc.oneof(fc.constantFrom(...TYPES), anything),
        envelope_id: fc.oneof(fc.uuid(), anything),
        payload,
        accepts_response_payload: anything,
        retry_attempt: anything,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);
