import type { ServerResponse } from 'node:http';
import type { InstallProvider } from '@slack/oauth';
import type { AdapterLog, HttpHandler } from '../../../src/ports';
import { BOT_SCOPES } from '../settings';

/** The two pages of installing: where an administrator starts, and where Slack sends them back. */
export function createInstallPages(installer: InstallProvider, log: AdapterLog): HttpHandler {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('cache-control', 'no-store');
    const answered =
      pathname === '/slack/install'
        ? installer.handleInstallPath(request, response, {}, { scopes: [...BOT_SCOPES] })
        : installer.handleCallback(request, response, {
            success: () => {
              log.info('installed');
              page(response, 200, 'Signpost is in Slack', [
                'Open Slack, find Signpost under Apps and send it a message.',
                'To post in a channel, type /invite there and choose Signpost.',
              ]);
            },
            failure: (error) => {
              log.warn('install_refused', { why: error.code });
              page(response, 400, 'Signpost was not added', [
                'The link was too old, was opened in another browser, or was declined.',
                'Please start again from /slack/install in one browser window.',
              ]);
            },
          });
    answered.catch(() => {
      page(response, 500, 'Something went wrong', ['Please start again from /slack/install.']);
    });
  };
}

function page(response: ServerResponse, status: number, title: string, lines: string[]): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</main></body></html>`,
  );
}
