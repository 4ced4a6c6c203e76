/** What an item is sorted under. */
export interface Sorted {
  readonly topics: readonly string[];
  readonly platforms?: readonly string[];
  readonly professions?: readonly string[];
}

/** Whether an item is on a topic or about a platform or for a profession, by its id. */
export function isOn({ topics, platforms = [], professions = [] }: Sorted, id: string): boolean {
  return topics.includes(id) || platforms.includes(id) || professions.includes(id);
}
