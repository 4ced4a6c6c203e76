import type { Chart } from '../../src/ports';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Choices with the same group are listed together. */
  readonly group?: string;
}

/** What a reader may choose among. The first choice of each is the one to begin with. */
export interface Choices {
  readonly measures: readonly Choice[];
  readonly groups: readonly Choice[];
  readonly places: readonly Choice[];
  readonly years: readonly number[];
}

export interface Chosen {
  readonly measure: string;
  readonly group: string;
  readonly place: string;
  readonly from: number;
  readonly to: number;
}

/** A figure found, or why there is none. */
export type Figure =
  | {
      readonly found: true;
      /** Absent where there is but one number. */
      readonly chart?: Chart;
      /** The finding and its source, ready to paste. */
      readonly sentence: string;
      /** What a careful reader must know of these numbers. */
      readonly cautions: readonly string[];
    }
  | { readonly found: false; readonly why: string };

/** Answers questions put to the survey's own numbers. */
export interface FiguresReader {
  readonly choices: Choices;
  find(chosen: Chosen): Promise<Figure>;
  /** `either`: for a page that is light or dark as its reader has it. */
  svg(chart: Chart, screen: 'wide' | 'phone', theme: 'light' | 'either'): string;
  png(chart: Chart): Promise<Uint8Array>;
}
