import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { registerPrompts } from './prompts';
import { registerResources } from './resources';
import { registerTools, type Tools } from './tools';

/** Of the tools: their names and fields. */
const VERSION = '1.0.0';

/** The SDK would make one for each server, and so for each call. */
const VALIDATOR = new AjvJsonSchemaValidator();

const INSTRUCTIONS = `Signpost holds reviewed, sourced guidance for NHS staff on using social media.
- Quote what its tools return word for word, with publisher, date and link. Do not paraphrase it, complete it or blend it with other sources.
- Give a reply of the kind “sensitive” whole and first: somebody may need a person.
- Where it has no answer, say so.
- Not for clinical, legal or employment advice, and not for anything about a patient: put no patient’s details into a question.
- Its figures are of the year and population they name. Never work out others from them.`;

/** One server for one connection: tools, resources and prompts over what Signpost knows. */
export function createServer(tools: Tools): McpServer {
  const server = new McpServer(
    { name: 'signpost', title: 'Signpost: social media for NHS staff', version: VERSION },
    { instructions: INSTRUCTIONS, jsonSchemaValidator: VALIDATOR },
  );
  registerTools(server, tools);
  registerResources(server, tools);
  registerPrompts(server);
  return server;
}
