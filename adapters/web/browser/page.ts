import { startDrafts } from './drafts';
import { startCopying, startLive } from './live';
import { startTalk } from './talk';
import { startThemeButton } from './theme-button';

startThemeButton(() => document.dispatchEvent(new Event('signpost:colours')));
startTalk();
startDrafts();
startLive();
startCopying();
