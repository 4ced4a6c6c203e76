import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WHAT_IS_KEPT } from '../../knowledge/what-is-kept';
import { privacyPage } from '../privacy-page';
import { projectRoot } from '../project-root';

const page = join('docs', 'privacy.md');
writeFileSync(join(projectRoot(), page), privacyPage(WHAT_IS_KEPT));
console.log(`Wrote ${page}.`);
