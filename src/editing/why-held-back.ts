/** What of an entry's record keeps it from being posted. */
interface Holding {
  readonly heldBack?: string;
  readonly awaitingSignOff?: string;
}

/** Why an entry is not posted for now; nothing where it may be. */
export function whyHeldBack({ heldBack, awaitingSignOff: lead }: Holding): readonly string[] {
  return [
    ...(heldBack === undefined ? [] : [heldBack]),
    ...(lead === undefined ? [] : [`Not posted until somebody for ${lead} has read it.`]),
  ];
}
