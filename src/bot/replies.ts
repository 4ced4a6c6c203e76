import type { Reply } from '../ports';

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

/** When somebody asks faster than a person can read. */
export function slowDown(): Reply {
  return plain(
    'problem',
    'One moment, please',
    'You have asked a lot of questions in the last minute. Please wait a minute, then ask again.',
  );
}

/** When somebody asks while `npm run doctor -- --connect` tries the tokens. */
export function beingChecked(): Reply {
  return plain(
    'problem',
    'Signpost is being checked',
    'Somebody is checking that Signpost works. Please ask again in a minute.',
  );
}

/** To an administrator: another platform is in trouble. Whoever reads it can put it right. */
export function platformInTrouble(summary: string): Reply {
  return plain(
    'problem',
    'Something needs your eye',
    `${summary} I tell you here because I cannot say so there. What is due waits, and goes out once it works again if it is less than four hours late.`,
  );
}

/** To an administrator who was told of trouble. */
export function platformIsBack(summary: string): Reply {
  return plain('problem', 'It works again', summary);
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
