import { join } from 'node:path';
import { openKnowledge } from '../knowledge';
import { EMBEDDINGS_FILE, openEmbeddings, writeFile } from '../knowledge/loading/kept-embeddings';
import {
  createLikeness,
  meanOf,
  onlyTexts,
  withTexts,
  type Embeddings,
} from '../knowledge/search/embeddings';
import { entriesOf } from '../knowledge/search/entries';
import { comparedTexts } from '../knowledge/search/neighbours';
import { openLexicon } from '../knowledge/search/open-lexicon';
import { knownQuestions } from '../knowledge/search/search-examples';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { encodeAll } from './encode-all';

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

/** Writes what the encoder makes of all examples and passages beside them; `--afresh` takes nothing from what is there. */
async function main(): Promise<void> {
  const { shippedKnowledge: folder, timeZone, cacheDir } = readConfig(readEnvironment());
  const { content } = openKnowledge({ folder, now: new Date(), timeZone });
  const entries = entriesOf(content);
  const { texts } = comparedTexts(
    entries,
    knownQuestions(entries, openLexicon(folder, content).lexicon),
  );
  const kept = process.argv.includes('--afresh')
    ? undefined
    : openEmbeddings(folder, cacheDir)?.embeddings;
  const missing = kept === undefined ? texts : createLikeness(kept, texts).missing;
  const known = await encodeAll(missing, cacheDir);
  const vectors = missing.map((text) => known.get(text) ?? new Float32Array());
  const before: Embeddings = kept ?? { mean: meanOf(vectors), keys: [], bits: new Uint8Array() };
  const file = join(folder, 'lexicon', EMBEDDINGS_FILE);
  writeFile(file, onlyTexts(withTexts(before, missing, vectors), texts));
  console.log(`${file} is written: ${texts.length} texts, ${missing.length} of them new.`);
}
