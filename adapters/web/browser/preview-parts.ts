/** How answers may be shown: as people see them, or as a platform would. */
export const WAYS = ['plain', 'slack', 'teams', 'json'] as const;
export type ShownAs = (typeof WAYS)[number];

/** What the server puts beside each answer for these panes to draw. */
export interface Payloads {
  readonly slack?: { readonly text?: string; readonly blocks?: readonly object[] };
  readonly teams?: {
    readonly attachments?: readonly { readonly content?: object }[];
    readonly suggestedActions?: {
      readonly actions: readonly { readonly title: string; readonly value: string }[];
    };
  };
  readonly charts: readonly Picture[];
  /** When it is posted, "09:00"; now, where it is an answer. */
  readonly time?: string;
}

/** The time a message is shown with. */
export function timeOf({ time }: Payloads): string {
  return time ?? new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** A chart of ours, drawn for light rooms and dark ones, with its title and the same facts in words. */
export interface Picture {
  readonly title: string;
  readonly alt: string;
  readonly svg: string;
  readonly dark: string;
}

/** A drawn chart as the address of an image, in the page's colours. */
export function addressOf({ svg, dark }: Picture, isDark: boolean): string {
  return `data:image/svg+xml,${encodeURIComponent(isDark ? dark : svg)}`;
}

/** An element with a class and text. */
export function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
