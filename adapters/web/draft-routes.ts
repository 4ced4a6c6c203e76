import express, { type Express } from 'express';
import type { DraftReader, TypedDraft } from './draft-reader';
import { draftReport, draftView, marksOf } from './draft-view';
import type { Served } from './options';
import { page } from './page';

const VIEW = { path: '/check', name: 'Check' };

/** The longest draft, three bytes a letter and three signs a byte in a form. */
const MOST = '256kb';

/** Takes longer bodies than any other view: a draft may have 16,000 characters. Mounted before what reads the rest. */
export function draftBodies(app: Express): void {
  app.use(
    '/check',
    express.urlencoded({ extended: false, limit: MOST }),
    express.json({ limit: MOST }),
  );
}

/** Serves the pane that checks posts. A draft comes in a body, never in an address, and nothing of it is kept. */
export function draftRoutes(app: Express, served: Served, reader: DraftReader): void {
  app.get('/check', (_request, response) => {
    response.send(page(served, VIEW, draftView(served, reader)));
  });
  app.post('/check', (request, response) => {
    const draft = typedDraft(request.body);
    response.send(page(served, VIEW, draftView(served, reader, draft)));
  });
  app.post('/check/look', (request, response) => {
    const draft = typedDraft(request.body);
    const report = draft.text.trim() === '' ? undefined : reader.look(draft);
    response.set('cache-control', 'no-store').json({
      html: draftReport(report).markup,
      marks: report === undefined ? [] : marksOf(report),
      counts: (report ?? reader.look(draft)).counts,
      summary: report === undefined ? '' : spoken(report),
    });
  });
}

/** What a screen reader says once typing has stopped. */
const spoken = ({ verdict, findings }: ReturnType<DraftReader['look']>): string =>
  [verdict, ...findings.slice(0, 1).map(({ name }) => `First: ${name}.`)].join(' ');

function typedDraft(body: unknown): TypedDraft {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string =>
    typeof given[name] === 'string' ? given[name].replace(/\r\n?/g, '\n') : '';
  return {
    text: text('draft').slice(0, LONGEST),
    platform: text('platform'),
    picture: text('picture') === '' ? undefined : text('picture') === 'yes',
    alt: text('alt').slice(0, LONGEST_ALT),
    as: text('as') === 'myself' ? 'myself' : 'organisation',
  };
}

export const LONGEST = 16_000;
const LONGEST_ALT = 3_000;
