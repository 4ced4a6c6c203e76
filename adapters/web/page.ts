import { html, type Html } from './html';
import type { Served } from './options';

/** A view the menu offers. */
export interface View {
  readonly path: string;
  readonly name: string;
}

/** The views this playground has, given what it was lent. */
export function viewsOf(served: Served): readonly View[] {
  return [
    { path: '/', name: 'Ask' },
    ...(served.drafts ? [{ path: '/check', name: 'Check' }] : []),
    ...(served.schedule ? [{ path: '/schedule', name: 'Schedule' }] : []),
    ...(served.content ? [{ path: '/content', name: 'Content' }] : []),
    ...(served.figures ? [{ path: '/figures', name: 'Figures' }] : []),
    ...(served.editors ? [{ path: '/editors', name: 'Editors' }] : []),
    ...(served.evidence ? [{ path: '/evidence', name: 'Evidence' }] : []),
    ...(served.status ? [{ path: '/status', name: 'Status' }] : []),
  ];
}

/** A whole page: the view's own markup inside the shared head, header and menu. */
export function page(served: Served, view: View, body: Html): string {
  return wholeDocument({
    title: view.name,
    token: served.token,
    header: header(served, view),
    body,
  });
}

/** A page for somebody who has not signed in: nothing on it is theirs, and it has no menu. */
export function bareDocument(title: string, body: Html): string {
  return wholeDocument({
    title,
    token: '',
    header: html`<header class="masthead">
      <div class="masthead__inner">${NAME}</div>
    </header>`,
    body: html`<div class="view">${body}</div>`,
  });
}

interface Whole {
  readonly title: string;
  readonly token: string;
  readonly header: Html;
  readonly body: Html;
}

function wholeDocument({ title, token, header, body }: Whole): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Signpost playground</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#005eb8" />
        <meta name="signpost-token" content="${token}" />
        <link rel="icon" href="/assets/signpost.svg" type="image/svg+xml" />
        <link rel="preload" href="/assets/inter-400.ttf" as="font" type="font/ttf" crossorigin />
        <link rel="stylesheet" href="/assets/page.css" />
        <script src="/assets/theme.js"></script>
        <script type="module" src="/assets/page.js"></script>
      </head>
      <body class="view-${title.toLowerCase().replaceAll(' ', '-')}">
        ${header}
        <main id="main" tabindex="-1">${body}</main>
      </body>
    </html>`.markup.trimStart();
}

function header(served: Served, current: View): Html {
  return html`<header class="masthead">
    <a class="nhsuk-skip-link" href="#main">Skip to main content</a>
    <div class="masthead__inner">
      ${NAME}
      <nav class="masthead__menu" aria-label="Views">
        <ul>
          ${viewsOf(served).map(
            (view) =>
              html`<li>
                ${
                  view.path === current.path
                    ? html`<a href="${view.path}" aria-current="page">${view.name}</a>`
                    : html`<a href="${view.path}">${view.name}</a>`
                }
              </li>`,
          )}
        </ul>
      </nav>
      ${
        served.visitor !== undefined &&
        html`<form class="masthead__person" method="post" action="/sign-out">
          <input type="hidden" name="token" value="${served.token}" />
          <span>${served.visitor.name}</span>
          <button type="submit">Sign out</button>
        </form>`
      }
      <button class="masthead__theme" type="button" data-theme-button hidden>
        <span class="masthead__sun" aria-hidden="true"></span>
        <span class="nhsuk-u-visually-hidden">Dark colours</span>
      </button>
    </div>
  </header>`;
}

const SIGNPOST = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M14.5 3.5a1.5 1.5 0 0 1 3 0v26h-3z" />
  <path d="M8 5.500h16.500L29 9.500l-4.500 4H8z" />
  <path d="M24 15.500H7.500L3 19.500l4.500 4H24z" />
</svg>`;
const NAME = html`<a class="masthead__name" href="/">${SIGNPOST}<span>Signpost</span></a>`;
