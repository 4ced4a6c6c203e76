import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlack } from '../../../adapters/slack';
import type { SlackSettings } from '../../../adapters/slack/settings';
import type { Adapter } from '../../../src/ports';
import { freePort } from '../../fakes/emulated-slack';
import { createFakeHouse } from '../../fakes/house';
import { aReply } from '../../fixtures/replies';
import { sign, until } from './rig';

const open: { adapters: Adapter[]; servers: Server[] } = { adapters: [], servers: [] };
afterEach(async () => {
  await Promise.all(open.adapters.splice(0).map((adapter) => adapter.stop()));
  for (const server of open.servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  open.servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function start(over: Partial<SlackSettings>) {
  const house = createFakeHouse(new Date());
  const adapter = createSlack(
    {
      identity: { kind: 'one', botToken: 'xoxb-secret-token' },
      way: { kind: 'http', signingSecret: 'secret' },
      apiUrl: 'http://127.0.0.1:1/api/',
      ...over,
    },
    house,
  );
  open.adapters.push(adapter);
  await adapter.start(() => Promise.resolve(aReply()));
  return { house, adapter };
}

describe('starting', () => {
  it('goes on while Slack is out of reach, says so, and answers commands all the same', async () => {
    const { house, adapter } = await start({ apiUrl: `http://127.0.0.1:${await freePort()}/api/` });
    await until(() => adapter.health().summary.includes('cannot be reached'));
    expect(adapter.health().ready).toBe(false);
    let answered = '';
    const answers = await listen(
      createServer((request, response) => {
        request.on('data', (chunk: Buffer) => (answered += chunk.toString()));
        request.on('end', () => response.end('ok'));
      }),
    );
    const handler = house.handler('/slack/events');
    const events = await listen(createServer((request, response) => handler?.(request, response)));
    const body = new URLSearchParams({
      command: '/socialmedia',
      text: 'tips',
      user_id: 'U1',
      channel_id: 'C1',
      team_id: 'T1',
      response_url: `http://127.0.0.1:${answers}/`,
    }).toString();
    const headers = { ...sign(body, house.clock.now().getTime(), 'secret') };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `http://127.0.0.1:${events}/slack/events`;
    const taken = await fetch(url, { method: 'POST', body, headers: { ...headers, ...type } });
    expect(taken.status).toBe(200);
    await until(() => answered.includes('Two documents'));
  });

  it('names the setting when Slack refuses the token, keeps trying, and logs no token', async () => {
    let refusing = true;
    const port = await listen(
      createServer((_, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify(
            refusing
              ? { ok: false, error: 'invalid_auth' }
              : { ok: true, team_id: 'T1', user_id: 'U1' },
          ),
        );
      }),
    );
    const { house, adapter } = await start({ apiUrl: `http://127.0.0.1:${port}/api/` });
    await until(() => adapter.health().summary.includes('check SLACK_BOT_TOKEN'));
    expect(JSON.stringify(house.log.lines)).not.toContain('xoxb-secret-token');
    refusing = false;
    await until(() => adapter.health().ready);
  });
});
