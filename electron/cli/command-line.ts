import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Mode } from '../../shared/settings/settings.ts'
import { type CommandWord, commandWords, options } from './words.ts'

type Values = ReturnType<typeof valuesOf>['values']

export type CommandLine = {
  readonly word: CommandWord
  /** What stands behind the word. */
  readonly rest: readonly string[]
  readonly values: Values
  /** The data folder of the app, or of a server. */
  readonly folder: string
  readonly mode: Mode
  readonly isJson: boolean
}

/** The command of these arguments; a text: why they cannot be read. */
export function readCommandLine(args: readonly string[]): CommandLine | string {
  try {
    const { values, positionals } = valuesOf(args)
    const [first = '', ...rest] = positionals
    const word = commandWords.find(one => one === first)
    if (word === undefined)
      return first === '' ? 'Say what to do.' : `There is no command "${first}".`
    return {
      word,
      rest,
      values,
      folder: resolve(values.data ?? usualFolder()),
      mode: values.practice === true ? 'practice' : 'live',
      isJson: values.json === true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const valuesOf = (args: readonly string[]) =>
  parseArgs({ args: [...args], options, allowPositionals: true })

/** Where the desktop app keeps its data. */
function usualFolder(): string {
  const { env, platform } = process
  if (platform === 'win32') return join(env['APPDATA'] ?? homedir(), 'Boxwright')
  if (platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Boxwright')
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Boxwright')
}

/** Seconds of "90", "90s", "10m" or "2h"; null: it is no time. */
export function secondsOf(text: string): number | null {
  const [, digits, unit = 's'] = /^(\d{1,7})([smh])?$/.exec(text) ?? []
  const seconds = new Map([
    ['s', 1],
    ['m', 60],
    ['h', 3600],
  ]).get(unit)
  return digits === undefined || seconds === undefined ? null : Number(digits) * seconds
}
