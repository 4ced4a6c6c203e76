/** Whom the audit names for what is done at the page on the machine itself, as nobody says who sits at it. */
export const LOCAL_PAGE = 'local page';

/** Whom the audit names for what Signpost does by itself. */
export const SIGNPOST = 'signpost';
