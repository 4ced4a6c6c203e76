import type { Reply } from '../../knowledge';

/** What somebody is told who asks for the check of a message that another person wrote. */
export const DRAFT_OF_ANOTHER: Reply = {
  kind: 'problem',
  title: 'Somebody else wrote this',
  summary:
    'I check drafts for whoever wrote them. Ask its author to choose “Check before posting”.',
  blocks: [
    {
      kind: 'paragraph',
      text: [
        'I check drafts for whoever wrote them. Ask its author to choose “Check before posting”, or paste your own draft after “check”.',
      ],
    },
  ],
  actions: [{ label: 'Check a post', ask: 'check' }],
  results: [],
  shareable: false,
};
