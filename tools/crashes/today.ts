/** The day on which the content of these crashes is looked at. */
export const TODAY = '2026-11-29';
