/**
 * Runs in the host's own Node 24 (see server.mjs): VS Code's server behind a small HTTP front which adds what
 * a bare server lacks. The command line is VS Code's own; `WORKBENCH_SERVE` tells where it is and what to add.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {{ vscode: string, port: number, strictPort: boolean, home?: string, firstView?: string }} */
const options = JSON.parse(process.env['WORKBENCH_SERVE'] ?? '{}');
delete process.env['WORKBENCH_SERVE'];

// Keeps the module from starting a server of its own when it is loaded.
process.env['CODE_SERVER_PARENT_PID'] = String(process.ppid);
const { loadCodeWithNls } = await import(pathToFileURL(join(options.vscode, 'out/server-main.js')).href);
delete process.env['CODE_SERVER_PARENT_PID'];
const { createServer: createCodeServer } = await loadCodeWithNls();
const code = await createCodeServer(null);

/** Half of the key that the page encrypts its secrets with; without it secrets are lost on reload. */
const mintedKey = Buffer.alloc(32, 7);

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/mint-key' || path.startsWith('/mint-key?')) {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(mintedKey);
  } else if (path === '/' && options.home !== undefined) {
    const authority = request.headers.host ?? '';
    response.writeHead(302, { location: options.home.replaceAll('{authority}', authority) }).end();
  } else {
    if (options.firstView !== undefined) showAtFirst(response, options.firstView);
    code.handleRequest(request, response);
  }
});

/**
 * Has the page open a view where the workspace is new to it. VS Code knows this as an option of whoever embeds
 * its page, which no flag of the server sets.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {string} view
 */
function showAtFirst(response, view) {
  const layout = JSON.stringify({ defaultLayout: { views: [{ id: view }] } }).slice(1, -1);
  const option = `data-settings="{${layout.replaceAll('"', '&quot;')},`;
  const end = response.end.bind(response);
  response.end = (/** @type {any[]} */ ...[body, ...rest]) =>
    end(typeof body === 'string' ? body.replace('data-settings="{', option) : body, ...rest);
}

server.on('upgrade', (request, socket) => code.handleUpgrade(request, socket));
server.on('listening', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
server.on('error', (error) => {
  if ('code' in error && error.code === 'EADDRINUSE' && !options.strictPort && options.port !== 0) {
    options.port = 0;
    server.listen(0, '127.0.0.1');
  } else {
    console.error(error.message);
    process.exit(1);
  }
});
server.listen(options.port, '127.0.0.1');

/** Ends the extension hosts too: they are children, and VS Code ends them when its server is disposed. */
function stop() {
  server.close();
  code.dispose();
  process.exit(0);
}
// The channel closes when whoever started this process goes away, however that happens.
process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', () => {}); // Ctrl+C reaches the whole group; the parent decides.
