/** One thing that is on, off or in trouble, and why, in a sentence. Never a secret. */
export interface Part {
  readonly name: string;
  readonly state: 'on' | 'off' | 'trouble';
  readonly summary: string;
}

/** What the Status view shows. */
export interface StatusReport {
  readonly parts: readonly Part[];
  /** Name and version, as in `{ name: 'Node.js', value: '20.19.0' }`. */
  readonly versions: readonly { readonly name: string; readonly value: string }[];
  readonly counts: readonly { readonly name: string; readonly value: number }[];
}
