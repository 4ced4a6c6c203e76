import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WHAT_IS_KEPT } from '../store/what-is-kept';
import { privacyPage, retentionPage } from './privacy-page';
import { projectRoot } from '../settings/project-root';

for (const [page, text] of [
  [join('docs', 'privacy.md'), privacyPage(WHAT_IS_KEPT)],
  [join('docs', 'assurance', 'retention.md'), retentionPage(WHAT_IS_KEPT)],
] as const) {
  writeFileSync(join(projectRoot(), page), text);
  console.log(`Wrote ${page}.`);
}
