import type { Express } from 'express';
import { readFilter } from './content-filter';
import { itemView } from './content-item-view';
import type { ContentReader } from './content-reader';
import { contentView } from './content-view';
import type { Served } from './options';
import { page } from './page';

const VIEW = { path: '/content', name: 'Content' };

/** Serves the Content view and a page for each entry, and tells an open page when a file of the folder is saved. */
export function contentRoutes(app: Express, served: Served, reader: ContentReader): void {
  app.get('/content', async (request, response) => {
    const view = contentView(
      await reader.read(),
      readFilter(request.query),
      Number(request.query['page']),
      reader.watch !== undefined,
      served.editors?.content !== undefined,
    );
    response.send(page(served, VIEW, view));
  });
  app.get('/content/events', (request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    const stop = reader.watch?.(() => response.write('event: changed\ndata: content\n\n'));
    request.on('close', () => stop?.());
  });
  app.get('/content/:kind/:id', async (request, response, next) => {
    const { kind, id } = request.params;
    const all = await reader.read();
    const entry = all.entries.find((one) => one.kind === kind && one.id === id);
    if (!entry) {
      next();
      return;
    }
    const [shown, votes, changed] = await Promise.all([
      reader.shown?.(entry),
      reader.votes?.(entry.id),
      reader.changed?.(entry.id),
    ]);
    response.send(page(served, VIEW, itemView(served, all, { entry, shown, votes, changed })));
  });
}
