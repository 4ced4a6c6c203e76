import { SettingsError } from '../ports';

/** A command line that can't be carried out as typed. The message is one clear sentence. */
export class Usage extends Error {
  override readonly name = 'Usage';
}

/** Prints a fault on standard error in words for the person at the terminal. Returns the exit status: 2 for wrong use, 1 otherwise, 0 when the reader closed the pipe. */
export function explainFault(error: unknown): number {
  if (!(error instanceof Error)) return say('Something went wrong that has no description.', 1);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EPIPE') return 0;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = /'([^']*)'/.exec(error.message)?.[1] ?? 'That';
    return say(`${flag} is not an option here. Run it with --help to see the options.`, 2);
  }
  if (error instanceof Usage || String(code).startsWith('ERR_PARSE_ARGS'))
    return say(error.message, 2);
  if (error instanceof SettingsError) {
    return say(
      ['These settings need attention:', ...error.problems.map((problem) => `- ${problem}`)].join(
        '\n',
      ),
      2,
    );
  }
  return say(error.message, 1);
}

function say(text: string, status: number): number {
  process.stderr.write(`${text}\n`);
  return status;
}
