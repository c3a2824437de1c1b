import type { BorderFailureCode } from '../../shared/border/failure.ts'
import { Refused } from './ask.ts'
import { type CommandLine, secondsOf } from './command-line.ts'
import { readExport, writeMailboxes } from './commands/export.ts'
import { importFile } from './commands/import.ts'
import { readStatus, statusWords } from './commands/status.ts'
import { waitUntilIdle } from './commands/wait.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { NoPlace, type Place } from './place.ts'
import type { CommandWord } from './words.ts'

export type Terminal = {
  /** The result, on stdout. */
  readonly out: (text: string) => void
  /** Progress and what went wrong, on stderr. */
  readonly tell: (line: object) => void
}

type Command = (place: Place, line: CommandLine, terminal: Terminal) => Promise<ExitCode>

/** Why a command line cannot be read, though its word is known. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const commands: Readonly<Record<CommandWord, Command>> = {
  async status(place, line, { out }) {
    const status = await readStatus(place)
    out(line.isJson ? JSON.stringify(status) : statusWords(status))
    return exitCodes.done
  },
  async 'check-now'(place, line, { out }) {
    const answer = await place.call('engine.checkNow', {})
    if (!answer.ok) throw new Refused(answer.failure)
    out(line.isJson ? '{}' : 'All that waits is looked at.')
    return exitCodes.done
  },
  async wait(place, { values, isJson }, { out, tell }) {
    if (values.until !== 'idle') throw new Unreadable('Say what to wait for: --until idle.')
    const seconds = values.timeout === undefined ? null : secondsOf(values.timeout)
    if (values.timeout !== undefined && seconds === null)
      throw new Unreadable('A time-out is such as 90s, 30m or 2h.')
    const isIdle = await waitUntilIdle(place, seconds === null ? null : seconds * 1000, tell)
    const status = await readStatus(place)
    out(isJson ? JSON.stringify(status) : statusWords(status))
    return isIdle ? exitCodes.done : exitCodes.timeout
  },
  async export(place, line, { out }) {
    const wanted = readExport(line)
    if (typeof wanted === 'string') throw new Unreadable(wanted)
    const written = await writeMailboxes(place, wanted)
    if (typeof written === 'string') throw new Unreadable(written)
    const { paths, mailboxes, leftOut } = written
    const words = `${mailboxes} mailboxes written to ${paths.join(', ')}; ${leftOut} left out.`
    out(line.isJson ? JSON.stringify(written) : words)
    return exitCodes.done
  },
  async import(place, line, { out, tell }) {
    const result = await importFile(place, line, tell)
    if (typeof result === 'string') throw new Unreadable(result)
    const { orders, ready, created, refused } = result
    const words = `${orders} orders in the file, ${ready} ready, ${created} created.`
    out(
      line.isJson
        ? JSON.stringify(result)
        : [words, ...refused.map(({ rows, why }) => `Row ${rows}: ${why}`)].join('\n'),
    )
    return refused.length > 0 ? exitCodes.partly : exitCodes.done
  },
}

/** Runs a command, and says on stderr why it was not done. Never rejects for expected trouble. */
export async function runCommand(
  place: Place,
  line: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    return await commands[line.word](place, line, terminal)
  } catch (error) {
    const [code, message] = endOf(error)
    terminal.tell({ error: message })
    return code
  }
}

const codeOf: Readonly<Partial<Record<BorderFailureCode, ExitCode>>> = {
  locked: exitCodes.locked,
  app_locked: exitCodes.locked,
  unreachable: exitCodes.unreachable,
}

function endOf(error: unknown): readonly [ExitCode, string] {
  if (error instanceof Unreadable) return [exitCodes.usage, error.message]
  if (error instanceof NoPlace) return [exitCodes.unreachable, error.message]
  if (error instanceof Refused)
    return [codeOf[error.failure.code] ?? exitCodes.failed, error.message]
  // a file that cannot be read
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return [exitCodes.failed, error.message]
  throw error
}
