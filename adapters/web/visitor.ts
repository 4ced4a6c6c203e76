import { createHash } from 'node:crypto';

/** Somebody who has signed in. */
export interface Visitor {
  /** What tells them from everybody else, and says nothing of them. */
  readonly id: string;
  /** How they are known: what a change they make is signed with. */
  readonly name: string;
  readonly editor: boolean;
}

/** How the organisation's word about a person is read. */
export interface VisitorSettings {
  /** The claim that says how a person is known: "preferred_username". */
  readonly nameClaim: string;
  /** The claim and the value of it that make an editor; where there is none, `editors` does. */
  readonly editorRole?: { readonly claim: string; readonly value: string } | undefined;
  /** Editors by name, as the settings write them. */
  readonly editors: readonly string[];
}

export type Claims = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 200;

/** The person whom claims are about; undefined where they do not say how this person is known, or say that it is unsure. */
export function visitorIn(
  claims: Claims,
  { nameClaim, editorRole, editors }: VisitorSettings,
): Visitor | undefined {
  const name = claims[nameClaim];
  if (typeof name !== 'string' || !isName(name.trim())) return undefined;
  if (nameClaim === 'email' && claims['email_verified'] === false) return undefined;
  const known = name.trim().normalize('NFC');
  const listed = editors.find((one) => sameName(one, known));
  return {
    id: createHash('sha256')
      .update(JSON.stringify([claims['iss'], claims['sub']]))
      .digest('base64url')
      .slice(0, 22),
    name: listed ?? known,
    editor:
      editorRole === undefined
        ? listed !== undefined
        : valuesOf(claims[editorRole.claim]).includes(editorRole.value),
  };
}

/** No control character, and none that turns text round: it is shown beside every change. */
const isName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cf}]/u.test(name);

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.toLowerCase();

const valuesOf = (claim: unknown): readonly unknown[] => (Array.isArray(claim) ? claim : [claim]);
