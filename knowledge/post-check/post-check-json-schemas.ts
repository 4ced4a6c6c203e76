import * as z from 'zod';
import { POST_CHECK_ROOM } from './load-post-check';
import { EXAMPLES_FILE, POST_CHECK_FILES } from './post-check-schemas';

/** A JSON Schema for each file of the check of posts, named as it is from the folder of schemas. */
export function postCheckJsonSchemas(): readonly {
  readonly name: string;
  readonly text: string;
}[] {
  return Object.entries({ ...POST_CHECK_FILES, examples: EXAMPLES_FILE }).map(([name, schema]) => ({
    name: `${POST_CHECK_ROOM}/${name}.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  }));
}
