import { connect } from 'node:net';
import type { Config } from '../settings/config';
import type { Finding } from './finding';

/** In milliseconds: after so long, most load balancers let an idle connection go. */
const BALANCER = 60_000;
const PATIENCE = 5_000;

/** The way in and the way out: how long idle connections are kept, and whether the proxy that is named answers. */
export async function checkConnections(
  { keepAlive, proxy }: Pick<Config, 'keepAlive' | 'proxy'>,
  tryProxy: boolean,
): Promise<readonly Finding[]> {
  const findings = [checkKeepAlive(keepAlive)];
  if (proxy === undefined) return findings;
  const named = [
    ['HTTPS_PROXY', proxy.https],
    ['HTTP_PROXY', proxy.http],
  ] as const;
  for (const [name, address] of named) {
    if (address === undefined) continue;
    findings.push(await checkProxy(name, new URL(address), tryProxy));
  }
  return findings;
}

function checkKeepAlive(keepAlive: number): Finding {
  const about = 'Keep-alive';
  const says = `Idle connections are kept for ${keepAlive / 1000} seconds.`;
  if (keepAlive > BALANCER) return { state: 'ok', about, says };
  const todo =
    'Set KEEP_ALIVE_SECONDS to more than your load balancer has, which is 60 for most: deploy/README.md.';
  return { state: 'look', about, says, todo };
}

/** Of the address, only the host and port are ever said: a name and password may stand before them. */
async function checkProxy(name: string, address: URL, trying: boolean): Promise<Finding> {
  const about = 'Proxy';
  const port = Number(address.port || (address.protocol === 'https:' ? 443 : 80));
  const at = `${address.hostname}:${port}`;
  if (!trying) return { state: 'ok', about, says: `${name} is ${at}; it was not tried.` };
  if (await answers(address.hostname.replace(/^\[|\]$/g, ''), port))
    return { state: 'ok', about, says: `${name}: something answers at ${at}.` };
  const says = `${name}: nothing answers at ${at}.`;
  const todo =
    'Correct the address, or ask who looks after the proxy whether this machine may use it.';
  return { state: 'wrong', about, says, todo };
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
