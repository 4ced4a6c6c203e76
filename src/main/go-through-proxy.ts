import https from 'node:https';
import { connect, type ConnectionOptions } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Agent, EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import { isExcepted, type Proxy } from '../settings/proxy';

/**
 * Sends all that this process asks of other machines through a proxy, whichever library asks: `fetch` and WebSockets
 * by undici's agents, Node's `https` by another. To be called before anything is asked.
 */
export function goThroughProxy(proxy: Proxy): void {
  const proxied = new EnvHttpProxyAgent({
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? '',
    noProxy: '',
  });
  setGlobalDispatcher(
    new Agent().compose((direct) => (options, handler) => {
      const { protocol, hostname, port } = new URL(options.origin ?? '');
      const usual = protocol === 'https:' ? 443 : 80;
      return isExcepted(proxy.except, hostname, Number(port || usual))
        ? direct(options, handler)
        : proxied.dispatch(options, handler);
    }),
  );
  if (proxy.https !== undefined)
    Object.assign(https, { globalAgent: createAgent(proxy.https, proxy.except) });
}

function createAgent(address: string, except: string): HttpsProxyAgent<string> {
  const agent = new HttpsProxyAgent(address, { keepAlive: true });
  const tunnel = agent.connect.bind(agent);
  agent.connect = (request, options) =>
    isExcepted(except, options.host ?? '', options.port)
      ? Promise.resolve(connect(options as ConnectionOptions))
      : tunnel(request, options);
  return agent;
}
