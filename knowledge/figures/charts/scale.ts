/** A scale that starts at zero. */
export interface Scale {
  readonly max: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];

/** A scale from zero that holds every value, with round steps. Percents above 50 always go to 100. */
export function scaleFor(values: readonly (number | null)[], unit: string): Scale {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  if (unit === '%' && most > 50) return { max: 100, ticks: [0, 25, 50, 75, 100] };
  const step = STEPS.find((one) => most / one <= 5) ?? most / 5;
  const count = Math.max(1, Math.ceil(most / step));
  return {
    max: count * step,
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  };
}

/** A value as it is written in a chart: one decimal where any of its neighbours has one. */
export function valueText(value: number, unit: string, all: readonly (number | null)[]): string {
  if (unit !== '%') return `${value.toLocaleString('en-GB')}${unit}`;
  const whole = all.every((one) => one === null || Number.isInteger(one));
  return `${whole ? String(value) : value.toFixed(1)}%`;
}
