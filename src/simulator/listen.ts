import type { Server } from 'node:http';
import type { PortChoice } from './options.ts';

export type Listening =
  { readonly ok: true; readonly port: number } | { readonly ok: false; readonly sentence: string };

/** Whether an address is reachable from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

const triesAfterPreferred = 100;

/** Takes the port asked for; a preferred one that is in use gives way to the next free one. */
export async function listen(server: Server, host: string, choice: PortChoice): Promise<Listening> {
  const last = choice.kind === 'exact' ? choice.port : Math.min(choice.port + triesAfterPreferred, 65_535);
  for (let port = choice.port; port <= last; port += 1) {
    const error = await attempt(server, host, port);
    if (error === undefined) return { ok: true, port: portOf(server) };
    if (error.code !== 'EADDRINUSE' || choice.kind === 'exact') {
      return { ok: false, sentence: sentenceFor(error, host, port) };
    }
  }
  return { ok: false, sentence: `No port from ${choice.port} to ${last} is free on ${host}.` };
}

function attempt(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', succeeded);
      resolve(error);
    };
    const succeeded = (): void => {
      server.off('error', failed);
      resolve(undefined);
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen(port, host);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function sentenceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Choose another with --port, or 0 for any free one.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user. Choose one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine. Choose another with --host.`;
    default:
      return `Port ${port} on ${host} cannot be opened: ${error.message}.`;
  }
}
