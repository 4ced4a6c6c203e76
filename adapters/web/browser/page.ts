import { startDrafts } from './drafts';
import { startEditing } from './edit';
import { startCopying, startLive } from './live';
import { startTalk } from './talk';
import { startThemeButton } from './theme-button';

startThemeButton(() => document.dispatchEvent(new Event('signpost:colours')));
startTalk();
startDrafts();
startEditing();
startLive();
startCopying();
