import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OPINION_FILE } from '../knowledge/loading/kept-embeddings';
import { loadContent } from '../knowledge/loading/load';
import type { Content } from '../knowledge/loading/content-schema';
import { classifierToText, DECLINED } from '../knowledge/search/embedding-classifier';
import { chanceOf, fitLogistic, type Labelled } from '../knowledge/search/logistic';
import { openLexicon } from '../knowledge/search/open-lexicon';
import { ORDINARY, sameAs } from '../knowledge/sensitive/classifier-examples';
import { createKinds } from '../knowledge/sensitive/decide';
import { sentencesIn } from '../knowledge/sensitive/parts';
import { meantBy, signalsOf, textsOf, type Weighed } from '../knowledge/sensitive/care-opinion';
import { createLookFor, learnSensitive } from '../knowledge/sensitive/sensitive';
import { readConfig } from '../src/settings/config';
import { readEnvironment } from '../src/settings/environment';
import { explainFault } from '../src/settings/explain-fault';
import { encodeAll } from './encode-all';
import { learnClassifier, type ClassifierExample } from './learn-classifier';

/** Files of examples of one hand each, by how their names begin; nobody wrote two of these alike. */
const HANDS = ['voices', 'more-', 'third-', 'fourth-', 'everyday-', 'fifth-', 'further-hand'];
const SHRINK = 3e-4;
/** Shorter sentences of ordinary texts teach nothing. */
const FEWEST = 3;
const SHARES = [0.04, 0.06, 0.08, 0.12, 0.16];

interface Ask {
  readonly text: string;
  readonly is: string;
  readonly file: string;
}

interface Row {
  readonly signals: readonly number[];
  readonly is: string;
  readonly several: boolean;
}

void main().catch((error: unknown) => {
  process.exitCode = explainFault(error);
});

/**
 * Learns the second opinion on who needs a person: a classifier from the vectors of all examples, and how much each
 * signal counts, from what words and meaning say of each hand's examples when learned from all others. Takes minutes.
 */
async function main(): Promise<void> {
  const { shippedKnowledge: folder, cacheDir } = readConfig(readEnvironment());
  const { content } = loadContent(folder, new Date().toISOString().slice(0, 10));
  const { lexicon } = openLexicon(folder, content);
  const asks = asksIn(join(folder, 'sensitive', 'asks'));
  const vectors = await encodeAll(
    [...new Set(asks.flatMap(({ text }) => textsOf(text)))],
    cacheDir,
  );
  const kinds = createKinds(content.sensitive);
  const rows = HANDS.flatMap((hand): readonly Row[] => {
    const held = asks.filter(({ file }) => file.startsWith(hand));
    const gone = new Set(held.map(({ text }) => sameAs(text)));
    const left = <T extends { readonly asks: readonly string[] }>(all: readonly T[]): T[] =>
      all.map((one) => ({ ...one, asks: one.asks.filter((text) => !gone.has(sameAs(text))) }));
    const others = { ...content, sensitiveAsks: left(content.sensitiveAsks) } as Content;
    const without = { ...lexicon, asks: left(lexicon.asks) };
    const look = createLookFor({
      content: others,
      lexicon: without,
      model: learnSensitive({ content: others, lexicon: without }),
    });
    const classifier = learnClassifier(
      examplesOf(
        asks.filter(({ text }) => !gone.has(sameAs(text))),
        vectors,
      ),
    );
    console.log(`${hand}: ${held.length} texts by what the others teach`);
    return held.map(({ text, is }) => {
      const seen = look(text);
      const meant = meantBy(
        textsOf(text).map((one) => vectors.get(one) ?? new Float32Array()),
        classifier,
        kinds,
      );
      return { signals: signalsOf(seen, meant, kinds), is, several: seen.several };
    });
  }).filter(({ is }) => !kinds.isDeclined(is));
  const need = weighed('needs a person', rows, (is) => is !== ORDINARY);
  const life = weighed('life at risk', rows, kinds.isUrgent);
  const classifier: unknown = JSON.parse(
    classifierToText(learnClassifier(examplesOf(asks, vectors))),
  );
  const file = join(folder, 'lexicon', OPINION_FILE);
  writeFileSync(file, `${JSON.stringify({ classifier, need, life })}\n`);
  console.log(`${file} is written.`);
}

/** Every example that something is learned from, with its file. */
function asksIn(folder: string): readonly Ask[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => {
    const groups = parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly for: string;
      readonly asks: readonly string[];
      readonly unlearned?: true;
    }[];
    return groups.flatMap(({ for: is, asks, unlearned }) =>
      unlearned === true ? [] : asks.map((text) => ({ text, is, file })),
    );
  });
}

/** What the classifier of vectors learns from: whole texts, and of ordinary ones each sentence too. */
function examplesOf(
  asks: readonly Ask[],
  vectors: ReadonlyMap<string, Float32Array>,
): readonly ClassifierExample[] {
  return asks.flatMap(({ text, is }) => {
    const sentences = is === ORDINARY ? sentencesIn(text) : [];
    const parts = sentences.filter((one) => one.split(/\s+/).length >= FEWEST);
    return [...new Set([text, ...parts])].flatMap((one) => {
      const vector = vectors.get(textsOf(one)[0] ?? '');
      return vector === undefined ? [] : [{ vector, names: [is === ORDINARY ? DECLINED : is] }];
    });
  });
}

/** Fits both kinds of text, and prints which share is found where so many ordinary ones are taken for it. */
function weighed(name: string, rows: readonly Row[], fits: (is: string) => boolean): Weighed {
  const fit = (several: boolean) => {
    const some = rows.filter((one) => one.several === several);
    const labelled = some.map(({ signals, is }): Labelled => ({
      signals,
      yes: fits(is),
      weight: 1,
    }));
    const { weights, bias } = fitLogistic(labelled, SHRINK);
    const fitted = { weights: weights.map(rounded), bias: rounded(bias) };
    const of = (yes: boolean) =>
      some
        .filter(({ is }) => (yes ? fits(is) : is === ORDINARY))
        .map(({ signals }) => chanceOf(fitted, signals))
        .sort((a, b) => b - a);
    const [right, ordinary] = [of(true), of(false)];
    const found = SHARES.map((share) => {
      const mark = ordinary[Math.floor(share * ordinary.length)] ?? 1;
      const above = right.filter((chance) => chance > mark).length;
      return `${(100 * share).toFixed(0)}%: ${((100 * above) / right.length).toFixed(1)}% from ${mark.toFixed(2)} on`;
    });
    console.log(`${name}, ${several ? 'several sentences' : 'one'}: ${found.join(', ')}`);
    return fitted;
  };
  return { one: fit(false), several: fit(true) };
}

const rounded = (value: number): number => Number(value.toFixed(4));
