import { checkLink, type Get, type LinkResult } from './check-link';

export interface LinksOptions {
  readonly get: Get;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** How long one answer may take, in milliseconds: by default fifteen seconds. */
  readonly patience?: number;
  /** Told after each link. */
  readonly onChecked?: (link: string, result: LinkResult, done: number) => void;
}

/** How long a site is left alone between two of its links. */
const BETWEEN = 1_000;
const PATIENCE = 15_000;
/** So many sites are asked at once. */
const TOGETHER = 4;

/** Checks every link once: the links of one site one after the other with a pause, several sites at a time. */
export async function checkLinks(
  links: readonly string[],
  { get, sleep, patience = PATIENCE, onChecked }: LinksOptions,
): Promise<ReadonlyMap<string, LinkResult>> {
  const results = new Map<string, LinkResult>();
  const bySite = new Map<string, string[]>();
  for (const link of new Set(links)) {
    const { host } = new URL(link);
    bySite.set(host, [...(bySite.get(host) ?? []), link]);
  }
  const sites = [...bySite.values()];
  const next = sites[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let site = next.next(); site.done !== true; site = next.next())
      for (const [at, link] of site.value.entries()) {
        if (at > 0) await sleep(BETWEEN);
        const result = await checkLink(link, get, patience);
        results.set(link, result);
        onChecked?.(link, result, results.size);
      }
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return results;
}
