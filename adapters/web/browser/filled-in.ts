/** What is typed and chosen in a form, name by name; the views have no fields for files. */
export function fieldsOf(form: HTMLFormElement): readonly (readonly [string, string])[] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/**
 * Whether a form holds anything else than it was served with: somebody was quicker than this script, or went back to
 * it, and nobody heard what they typed.
 */
export function filledInBefore(form: HTMLFormElement): boolean {
  const served = form.cloneNode(true) as HTMLFormElement;
  served.reset();
  return JSON.stringify(fieldsOf(form)) !== JSON.stringify(fieldsOf(served));
}
