import type { Express } from 'express';
import { readFilter } from './content-filter';
import type { ContentReader } from './content-reader';
import { contentView } from './content-view';
import type { Served } from './options';
import { page } from './page';

/** Serves the Content view, and tells an open page when a file of the folder is saved. */
export function contentRoutes(app: Express, served: Served, reader: ContentReader): void {
  app.get('/content', async (request, response) => {
    const view = contentView(
      await reader.read(),
      readFilter(request.query),
      reader.watch !== undefined,
    );
    response.send(page(served, { path: '/content', name: 'Content' }, view));
  });
  app.get('/content/events', (request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    const stop = reader.watch?.(() => response.write('event: changed\ndata: content\n\n'));
    request.on('close', () => stop?.());
  });
}
