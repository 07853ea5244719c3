import { PipelineError, userMistake } from '@networkml/pipeline';
import { type Command, CommanderError } from 'commander';
import { ExitCode } from './exit-code.js';
import { Messages } from './output/messages.js';
import { isClosedPipe, OutputError } from './output/output-file.js';
import { program } from './program.js';

/**
 * Runs the command line. Whatever happens is told on standard error and by the exit code.
 *
 * @param args arguments without those of Node
 */
export async function run(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.ok;
  const command = program((code) => {
    exitCode = code;
  });
  throwInsteadOfExit(command);
  try {
    await command.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await Messages.during({}, async (messages) => failure(error, messages));
  }
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) throwInsteadOfExit(subcommand);
}

function failure(error: unknown, messages: Messages): ExitCode {
  // Commander has printed its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (isClosedPipe(error)) return ExitCode.ok;
  const mistake = error instanceof OutputError ? error.message : userMistake(error);
  if (mistake !== undefined) {
    messages.problem(mistake + remedyOf(error));
  } else {
    messages.problem('this is a defect of networkml, please report it:');
    for (const line of stackOf(error).split('\n')) messages.problem(line);
  }
  return isWrongCall(error) ? ExitCode.usage : ExitCode.noResult;
}

/** Options that do not go together, as only the library knows. */
function isWrongCall(error: unknown): boolean {
  return error instanceof PipelineError && error.code === 'bad-settings';
}

/** The command that mends a mistake which the library can only name; empty where there is none. */
function remedyOf(error: unknown): string {
  const isOriginal = error instanceof Error && 'code' in error && error.code === 'original-network';
  return isOriginal ? ' by networkml model import' : '';
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
