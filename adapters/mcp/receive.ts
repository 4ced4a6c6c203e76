import type { Message } from '../../src/ports';

/** Words that an assistant hands on, as a message. There is nobody behind it whom the bot could know. */
export function receive(text: string): Message {
  return { text, from: { adapter: 'mcp', org: 'mcp', ref: 'call' }, direct: true, program: true };
}
