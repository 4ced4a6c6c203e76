import { join } from 'node:path';
import type { Draft, PostCheck } from '../../../knowledge';
import { openPostCheck } from '../../../knowledge/post-check/open-post-check';
import { checkPost } from '../../../knowledge/post-check/post-check';
import type { PostRules } from '../../../knowledge/post-check/post-rules';
import { openTestPrepared } from '../../fakes/shared-knowledge';
import { projectRoot } from '../../../src/settings/project-root';

const { rules, problems } = openPostCheck(join(projectRoot(), 'knowledge', 'content'), {
  today: '2026-11-22',
  learned: openTestPrepared().postCheckLearned,
});
if (rules === undefined) throw new Error(JSON.stringify(problems));

/** The check as it is shipped. */
export const shipped: PostRules = rules;
export const check = (draft: Draft): PostCheck => checkPost(draft, shipped);
