import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../knowledge';
import {
  CLASSIFIER_FILE,
  EMBEDDINGS_FILE,
  openEmbeddings,
  writeFile,
} from '../knowledge/loading/kept-embeddings';
import { classifierToText } from '../knowledge/search/embedding-classifier';
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
import { examplesOf } from './classifier-examples';
import { learnClassifier } from './learn-classifier';

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

/**
 * Writes what the encoder makes of all examples and passages beside them, and what a classifier learns from its vectors;
 * `--afresh` takes nothing from what is there.
 */
async function main(): Promise<void> {
  const { shippedKnowledge: folder, timeZone, cacheDir } = readConfig(readEnvironment());
  const { content } = openKnowledge({ folder, now: new Date(), timeZone });
  const entries = entriesOf(content);
  const { lexicon } = openLexicon(folder, content);
  const known = knownQuestions(entries, lexicon);
  const { texts } = comparedTexts(entries, known, lexicon.gaps);
  const kept = process.argv.includes('--afresh')
    ? undefined
    : openEmbeddings(folder, cacheDir)?.embeddings;
  const missing = kept === undefined ? texts : createLikeness(kept, texts).missing;
  const all = await encodeAll([...missing, ...known.map(({ text }) => text)], cacheDir);
  const vectors = missing.map((text) => all.get(text) ?? new Float32Array());
  const before: Embeddings = kept ?? { mean: meanOf(vectors), keys: [], bits: new Uint8Array() };
  const file = join(folder, 'lexicon', EMBEDDINGS_FILE);
  writeFile(file, onlyTexts(withTexts(before, missing, vectors), texts));
  console.log(`${file} is written: ${texts.length} texts, ${missing.length} of them new.`);
  const examples = examplesOf(entries, known, all);
  console.log(`Learning from the vectors of ${examples.length} questions…`);
  const learned = join(folder, 'lexicon', CLASSIFIER_FILE);
  writeFileSync(learned, classifierToText(learnClassifier(examples)));
  console.log(`${learned} is written.`);
}
