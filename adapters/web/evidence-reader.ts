/** A month in numbers that a board can read, rounded so that nobody is found in them. */
export interface EvidenceReader {
  /** Like 2026-11, the newest first. */
  months(): readonly string[];
  month(month: string): Promise<
    | {
        readonly month: string;
        readonly lines: readonly { readonly name: string; readonly shown: string }[];
      }
    | undefined
  >;
}
