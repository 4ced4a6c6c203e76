import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WHAT_IS_KEPT } from '../store/what-is-kept';
import { privacyPage } from './privacy-page';
import { projectRoot } from '../settings/project-root';

const page = join('docs', 'privacy.md');
writeFileSync(join(projectRoot(), page), privacyPage(WHAT_IS_KEPT));
console.log(`Wrote ${page}.`);
