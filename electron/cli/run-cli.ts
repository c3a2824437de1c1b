import { DatabaseRefused } from '../../db/core/open.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { setLocale } from '../../shared/text/locale.ts'
import { PassphraseRefused } from '../server/open-vault.ts'
import type { Keychain } from '../vault/data-key.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { isInUse, openFolderPlace } from './folder-place.ts'
import { NoPlace, type Place } from './place.ts'
import { runCommand, type Terminal } from './run-command.ts'
import { openRunning } from './running-place.ts'
import { type CommandWord, usage } from './words.ts'

/** Commands for which the engine of a folder that nobody has open works meanwhile. */
const isWork: Readonly<Record<CommandWord, boolean>> = {
  status: false,
  export: false,
  import: false,
  'check-now': false,
  wait: true,
}

/** What a program brings with it that runs a command. */
export type Program = {
  readonly keychain: Keychain
  readonly migrationsFolder: string
}

/** Runs one command without a window. Returns what the process is to end with. */
export async function runCli(args: readonly string[], program: Program): Promise<ExitCode> {
  if (args.includes('--help')) {
    terminal.out(usage)
    return exitCodes.done
  }
  const line = readCommandLine(args)
  if (typeof line === 'string') {
    process.stderr.write(`${line}\n\n${usage}`)
    return exitCodes.usage
  }
  setLocale(Intl.DateTimeFormat().resolvedOptions().locale)
  try {
    const place = await openPlace(line, program)
    try {
      return await runCommand(place, line, terminal)
    } finally {
      await place.close()
    }
  } catch (error) {
    if (
      error instanceof NoPlace ||
      error instanceof DatabaseRefused ||
      error instanceof PassphraseRefused
    ) {
      terminal.tell({ error: error.message })
      return exitCodes.unreachable
    }
    throw error
  }
}

const terminal: Terminal = {
  out: text => void process.stdout.write(`${text}\n`),
  tell: line => void process.stderr.write(`${JSON.stringify(line)}\n`),
}

/** The app that has the folder open, or the folder itself. */
async function openPlace(
  { folder, mode, word }: CommandLine,
  program: Program,
): Promise<Place> {
  const running = await openRunning(folder)
  if (running !== null) return inMode(running, mode)
  if (word === 'check-now')
    throw new NoPlace(
      'No Boxwright runs with this data folder, so nothing waits to be looked at. `wait` works on its orders.',
    )
  try {
    return await openFolderPlace({
      folder,
      mode,
      isWorking: isWork[word],
      ...program,
    })
  } catch (error) {
    if (isInUse(error) && error instanceof Error)
      throw new NoPlace(
        `Another Boxwright has this data folder open and does not answer. ${error.message}`,
      )
    throw error
  }
}

/** The place, unless the app shows the orders of the other mode. */
async function inMode(place: Place, mode: Mode): Promise<Place> {
  const settings = await place.call('settings.get', {})
  if (!settings.ok || settings.value.mode === mode) return place
  await place.close()
  throw new NoPlace(
    `Boxwright is open in ${settings.value.mode} mode. Change its mode${mode === 'live' ? ', or say --practice' : ', or leave out --practice'}.`,
  )
}
