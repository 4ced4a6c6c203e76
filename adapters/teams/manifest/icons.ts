/**
 * The app's two icons, drawn for it: a post with two boards that point different ways. Sizes and colours by
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
 */

/** Boards and post in a square of 96, centred; the gaps show what is behind. */
const SIGNPOST = `
  <rect x="43" y="6" width="10" height="86" rx="5"/>
  <path d="M14 16 h52 a3 3 0 0 1 2.2 1 l13 13 a3 3 0 0 1 0 4 l-13 13 a3 3 0 0 1 -2.2 1 h-52 a4 4 0 0 1 -4 -4 v-24 a4 4 0 0 1 4 -4 z"/>
  <path d="M82 54 h-46 a3 3 0 0 0 -2.2 1 l-11 11 a3 3 0 0 0 0 4 l11 11 a3 3 0 0 0 2.2 1 h46 a4 4 0 0 0 4 -4 v-20 a4 4 0 0 0 -4 -4 z"/>`;

/** 192 by 192, white on blue to the edges: Teams rounds the corners itself. */
export const COLOUR_ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192">
  <rect width="192" height="192" fill="#005eb8"/>
  <g transform="translate(38.4 38.4) scale(1.2)" fill="#ffffff">${SIGNPOST}
    <g stroke="#005eb8" stroke-width="4" stroke-linecap="round"><path d="M22 27 h34 M22 37 h24"/><path d="M40 63 h34 M40 73 h24"/></g>
  </g>
</svg>`;

/** 32 by 32, white on nothing. */
export const OUTLINE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">
  <g fill="none" stroke="#ffffff" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">
    <path d="M6 6 h14 l5 4.5 l-5 4.5 h-14 z"/>
    <path d="M26 18 h-12 l-4 4 l4 4 h12 z"/>
    <path d="M16 2.5 v3.5 M16 15 v3 M16 26 v3.5"/>
  </g>
</svg>`;
