import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { Message, type Block } from 'slack-blocks-to-jsx';
import type { Payloads } from './previews';
import { isDark } from './theme-button';

const roots = new WeakMap<HTMLElement, Root>();

/** Draws the Block Kit payload as Slack would show it, and makes its buttons and selects type for the reader. */
export function drawSlack(into: HTMLElement, { slack }: Payloads): void {
  const root = roots.get(into) ?? createRoot(into);
  roots.set(into, root);
  flushSync(() =>
    root.render(
      createElement(Message, {
        blocks: (slack?.blocks ?? []) as Block[],
        name: 'Signpost',
        logo: '/assets/signpost.svg',
        time: new Date(),
        theme: isDark() ? 'dark' : 'light',
      }),
    ),
  );
}
