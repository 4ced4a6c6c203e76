import type { Reply } from './ports';

/** When something went wrong on our side. The reference leads an administrator to the log line. */
export function apology(reference: string): Reply {
  return plain(
    'problem',
    'Sorry, something went wrong',
    `That did not work, and it was not your fault. Please try again. If it keeps happening, tell whoever runs this bot the reference ${reference}.`,
  );
}

/** When nothing can be stored here, so nothing can be changed. */
export function changesAreOff(): Reply {
  return plain(
    'problem',
    'Scheduled posts are not switched on here',
    'Scheduled posts are not switched on here. You can still ask for tips, figures and resources.',
  );
}

function plain(kind: Reply['kind'], title: string, summary: string): Reply {
  return {
    kind,
    title,
    summary,
    blocks: [{ kind: 'paragraph', text: [summary] }],
    actions: [{ label: 'What I can do', ask: 'help' }],
    results: [],
    shareable: false,
  };
}
