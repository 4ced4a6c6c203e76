import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on the first free port of so many from `port` on, and returns it. Port 0 takes any. Rejects when all are taken. */
export async function listen(
  server: Server,
  host: string,
  port: number,
  tries: number,
): Promise<number> {
  for (let next = port; next < port + tries; next += 1) {
    if (await tryPort(server, host, next)) return (server.address() as AddressInfo).port;
  }
  throw new Error(
    tries === 1
      ? `Port ${port} on ${host} is taken, and the page needs it: set PAGE_PORT to another.`
      : `No free port for the playground from ${port} to ${port + tries - 1} on ${host}.`,
  );
}

function tryPort(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', ready);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const ready = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', ready);
    server.listen(port, host);
  });
}
