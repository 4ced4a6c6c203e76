const dark = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark now: as chosen, or else as the system is. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}

/** Brings the header's button to life and calls `changed` whenever the colours change. */
export function startThemeButton(changed: () => void): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
  if (!button) return;
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('signpost-theme', next);
    show();
    changed();
  });
  dark.addEventListener('change', () => {
    show();
    changed();
  });
}
