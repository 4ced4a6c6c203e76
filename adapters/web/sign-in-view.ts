import { html, type Html } from './html';
import { bareDocument } from './page';

/** What somebody reads who could not be let in, with a way to try again. */
export function notSignedInPage(why: string, to: string): string {
  return bareDocument(
    'Not signed in',
    html`<h1>You are not signed in</h1>
      <p role="alert">${why}</p>
      ${button(`/sign-in?to=${encodeURIComponent(to)}`, 'Try again')}`,
  );
}

/** What somebody reads who has signed out; `elsewhere`: where to sign out of everything. */
export function signedOutPage(elsewhere: string | undefined): string {
  return bareDocument(
    'Signed out',
    html`<h1>You have signed out</h1>
      <p>Of Signpost, on this device.</p>
      ${
        elsewhere !== undefined &&
        html`<p>
          Your organisation’s account is still signed in.
          <a href="${elsewhere}">Sign out of that too</a>, on a computer that others use.
        </p>`
      }
      ${button('/sign-in', 'Sign in again')}`,
  );
}

const button = (href: string, words: string): Html =>
  html`<p><a class="nhsuk-button" href="${href}" role="button">${words}</a></p>`;
