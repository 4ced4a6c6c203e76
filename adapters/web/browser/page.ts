import { startDrafts } from './drafts';
import { startEditing } from './edit';
import { startCopying, startLive } from './live';
import { startShownAs } from './shown-as';
import { startTalk } from './talk';
import { startThemeButton } from './theme-button';

startThemeButton(() => document.dispatchEvent(new Event('signpost:colours')));
startShownAs();
startTalk();
startDrafts();
startEditing();
startLive();
startCopying();
