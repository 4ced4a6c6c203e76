import { startDrafts } from './drafts';
import { startDeciding, startEditing } from './edit';
import { startCopying, startLive } from './live';
import { startShownAs } from './shown-as';
import { startTalk } from './talk';
import { startThemeButton } from './theme-button';

startThemeButton(() => document.dispatchEvent(new Event('signpost:colours')));
startShownAs();
startTalk();
startDrafts();
startEditing();
startDeciding();
startLive();
startCopying();
