import * as z from 'zod';
import type { TeamNames } from './connector';

/** Asks Microsoft's service for what is at a path. Rejects with Refusal, Silence or another error. */
type Get = (path: string) => Promise<unknown>;

const name = z.string().max(500).nullish();
const details = z.object({ name });
const list = z.object({ conversations: z.array(z.object({ id: z.string(), name })).max(5_000) });

/**
 * Asks for a team's names, in two requests. They need no permission beyond the app's being in the team.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export async function readTeamNames(get: Get, id: string): Promise<TeamNames> {
  const path = `/v3/teams/${encodeURIComponent(id)}`;
  const [about, channels] = await Promise.all([get(path), get(`${path}/conversations`)]);
  const team = details.safeParse(about).data?.name ?? undefined;
  const known = list.safeParse(channels).data?.conversations ?? [];
  return {
    ...(team !== undefined && { team }),
    channels: new Map(known.map((channel) => [channel.id, channel.name ?? undefined])),
  };
}
