import type { Express, Request } from 'express';
import type { EvidenceReader } from './evidence-reader';
import { evidenceCsv, evidenceView } from './evidence-view';
import type { Served } from './options';
import { page } from './page';

const VIEW = { path: '/evidence', name: 'Evidence' };

/** Serves a month in numbers, to read and as a file. */
export function evidenceRoutes(app: Express, served: Served, reader: EvidenceReader): void {
  const asked = async ({ query }: Request) => {
    const months = reader.months();
    const [newest = ''] = months;
    const month = typeof query['month'] === 'string' ? query['month'] : newest;
    return (await reader.month(month)) ?? (await reader.month(newest));
  };
  app.get('/evidence', async (request, response) => {
    const shown = await asked(request);
    if (shown === undefined) throw new Error('the newest month has no numbers');
    response.send(page(served, VIEW, evidenceView(reader.months(), shown)));
  });
  app.get('/evidence.csv', async (request, response) => {
    const shown = await asked(request);
    if (shown === undefined) throw new Error('the newest month has no numbers');
    response.type('text/csv').attachment(`signpost-${shown.month}.csv`).send(evidenceCsv(shown));
  });
}
