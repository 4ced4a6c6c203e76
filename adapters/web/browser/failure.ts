/** What went wrong on the way to the server, in words to show. */
export function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/** What went wrong on the way to the server, for whoever sees and for whoever hears. */
export function failure(error: unknown): HTMLElement {
  const words = document.createElement('p');
  words.className = 'nhsuk-error-message';
  words.setAttribute('role', 'alert');
  words.dataset.failure = '';
  words.textContent = whyOf(error);
  return words;
}
