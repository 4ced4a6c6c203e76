/** The header (0) or the claims (1) of a bearer token, before anything says that it is sound; undefined where it has none. */
export function partOf(authorization: string | undefined, at: 0 | 1): unknown {
  const part = /^bearer (\S+)$/i.exec(authorization ?? '')?.[1]?.split('.')[at] ?? '';
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
