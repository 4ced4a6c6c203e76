const KEY = 'signpost-asked';
const MOST = 50;

/** What was asked before in this browser tab, to walk through with the arrow keys. */
export interface Asked {
  add(text: string): void;
  /** The one before, given what is typed now; undefined at the oldest. */
  back(typed: string): string | undefined;
  /** The one after; at the newest, what was being typed. */
  forward(): string | undefined;
}

export function createAsked(store: Storage): Asked {
  const all = JSON.parse(store.getItem(KEY) ?? '[]') as string[];
  let at = all.length;
  let unsent = '';
  return {
    add(text) {
      if (all.at(-1) !== text) all.push(text);
      all.splice(0, Math.max(0, all.length - MOST));
      at = all.length;
      store.setItem(KEY, JSON.stringify(all));
    },
    back(typed) {
      if (at === 0) return undefined;
      if (at === all.length) unsent = typed;
      at -= 1;
      return all[at];
    },
    forward() {
      if (at >= all.length) return undefined;
      at += 1;
      return at === all.length ? unsent : all[at];
    },
  };
}
