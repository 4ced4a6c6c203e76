/** A case that one implementation can't keep, and why that is no fault. */
export interface Gap<Case extends string> {
  readonly case: Case;
  readonly reason: string;
}

/** A test of a contract: run, or passed over with the reason in its name. */
export function caseFor<Case extends string>(
  gaps: readonly Gap<Case>[],
  title: Case,
  run: () => void | Promise<void>,
): void {
  const gap = gaps.find((one) => one.case === title);
  const keeps = async () => {
    await run();
  };
  if (gap === undefined) it(title, keeps);
  else it.skip(`${title} (not here: ${gap.reason})`, keeps);
}
