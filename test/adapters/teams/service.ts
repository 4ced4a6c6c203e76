import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpHandler } from '../../../src/ports';
import type { TeamsMessage } from '../../../adapters/teams/render';

/** A message that reached the stand-in for Microsoft's service. */
export interface Posted {
  readonly method: string;
  readonly conversation: string;
  /** The message answered or changed, when there is one. */
  readonly activity?: string;
  readonly message: TeamsMessage;
  readonly authorization?: string;
  /** Whether one person alone was to see it. */
  readonly targeted: boolean;
}

/** A local server in the place of Microsoft's connector service. */
export interface Service {
  readonly url: string;
  readonly posted: Posted[];
  /** What it says of each member, by user id, or by `team/user` for one team alone; anyone else is not in the conversation. */
  readonly members: Map<string, { userRole?: string; userPrincipalName?: string }>;
  /** The names of each team and of its channels, by their ids. */
  readonly teams: Map<string, { name: string; channels: Readonly<Record<string, string>> }>;
  /** Every address that was asked for something, in order. */
  readonly asked: string[];
  /** For whom a one-to-one conversation was opened, by its id. */
  readonly opened: Map<string, { readonly user: string; readonly tenant: string }>;
  /** Opens no conversation with this user, as where the bot is blocked. */
  refuseToOpen(user: string): void;
  /** Answers the next requests with these, in order, before it behaves again; `silence` cuts the connection. */
  next(...answers: (Failure | 'silence')[]): void;
  /** Takes the next message, and cuts the connection instead of saying so. */
  loseAnswer(): void;
  /** Refuses every card from now on. */
  refuseCards(): void;
  /** Cuts every connection while it is away; told of each. */
  away(cut: (() => void) | undefined): void;
  close(): Promise<void>;
}

export interface Failure {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

interface Opening {
  readonly members: readonly { readonly id: string }[];
  readonly tenantId: string;
}

/** Starts the stand-in on a free port. */
export async function createService(): Promise<Service> {
  const posted: Posted[] = [];
  const members: Service['members'] = new Map();
  const teams: Service['teams'] = new Map();
  const asked: string[] = [];
  const opened: Service['opened'] = new Map();
  const refused = new Set<string>();
  const failures: (Failure | 'silence')[] = [];
  let losing = false;
  let cardless = false;
  let away: (() => void) | undefined;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    if (away !== undefined) {
      request.socket.destroy();
      away();
      return;
    }
    const failure = failures.shift();
    if (failure === 'silence') {
      request.socket.destroy();
      return;
    }
    if (failure) {
      response.writeHead(failure.status, failure.headers).end(failure.body);
      return;
    }
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const [, , , conversation = '', kind, id] = path.split('/').map(decodeURIComponent);
    if (request.method === 'GET') asked.push(decodeURIComponent(path));
    if (path.startsWith('/v3/teams/')) {
      const team = teams.get(conversation);
      const about = { id: conversation, name: team?.name };
      const named = Object.entries(team?.channels ?? {}).map(([id, name]) => ({ id, name }));
      // The first channel has the team's id and no name.
      const conversations = [{ id: conversation, name: null }, ...named];
      json(response, team ? 200 : 404, kind === undefined ? about : { conversations });
      return;
    }
    if (path === '/v3/conversations') {
      const { members: invited, tenantId } = JSON.parse(body) as Opening;
      const user = invited[0]?.id ?? '';
      if (refused.has(user)) {
        json(response, 403, {});
        return;
      }
      // Teams gives the same conversation however often it is asked for.
      opened.set(`a:with ${user}`, { user, tenant: tenantId });
      json(response, 201, { id: `a:with ${user}` });
      return;
    }
    if (kind === 'members') {
      const member = members.get(`${conversation}/${id ?? ''}`) ?? members.get(id ?? '');
      json(response, member ? 200 : 404, member ? { id, ...member } : {});
      return;
    }
    const { authorization } = request.headers;
    const message = JSON.parse(body) as TeamsMessage;
    if (cardless && message.attachments.length > 0) {
      json(response, 400, { error: { code: 'BadSyntax', message: 'Bad format' } });
      return;
    }
    posted.push({
      method: request.method ?? '',
      conversation,
      ...(id !== undefined && { activity: id }),
      message,
      targeted: query === 'isTargetedActivity=true',
      ...(authorization !== undefined && { authorization }),
    });
    if (losing) {
      losing = false;
      request.socket.destroy();
      return;
    }
    json(response, 201, { id: `sent-${posted.length}` });
  };
  const { url, close } = await listen((request, response) => void handle(request, response));
  return {
    url,
    posted,
    members,
    teams,
    asked,
    opened,
    refuseToOpen: (user) => refused.add(user),
    next: (...answers) => failures.push(...answers),
    loseAnswer: () => {
      losing = true;
    },
    refuseCards: () => {
      cardless = true;
    },
    away: (cut) => {
      away = cut;
    },
    close,
  };
}

/** Serves a handler on a free port of this machine. */
export async function listen(
  handler: HttpHandler,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
