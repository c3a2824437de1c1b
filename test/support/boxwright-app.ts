import { resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Answers, CallAnswer, CallArgs, CallName } from '../../shared/border/calls.ts'

export type App = {
  readonly electron: ElectronApplication
  readonly page: Page
  /** A call through the real border; throws on a refusal. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<Answers[Name]>
  /** Ends the app at once, as a power cut would. */
  kill(): Promise<void>
  close(): Promise<void>
}

export type LaunchOptions = {
  readonly dataFolder: string
  readonly env?: Readonly<Record<string, string>>
  readonly switches?: readonly string[]
  /** A program that starts the Electron of BOXWRIGHT_ELECTRON. */
  readonly through?: string
  /** Another folder with a package.json whose entry is the built app. */
  readonly appFolder?: string
}

/** Starts the built app in the Electron that the launcher found. */
export async function launchApp({
  dataFolder,
  env,
  switches = [],
  through,
  appFolder = '.',
}: LaunchOptions): Promise<App> {
  const executablePath = process.env.BOXWRIGHT_ELECTRON
  if (executablePath === undefined) throw new Error('Run this by npm run e2e or npm test.')
  const isRoot = process.getuid?.() === 0
  const electron = await _electron.launch({
    executablePath: through ?? executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${dataFolder}`,
      // dates and numbers look the same on every machine
      ...(switches.some(one => one.startsWith('--lang=')) ? [] : ['--lang=en-GB']),
      ...switches,
      resolve(appFolder),
    ],
    env: { ...currentEnv(), ...env },
  })
  const page = await electron.firstWindow()
  await page.waitForFunction(() => 'boxwright' in globalThis)
  return {
    electron,
    page,
    async call(name, args) {
      const called: { name: CallName; args: unknown } = { name, args }
      const answer: CallAnswer<CallName> = await page.evaluate(one => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the preload script exposes
        const { boxwright } = globalThis as unknown as {
          boxwright: { call(name: CallName, args: unknown): Promise<CallAnswer<CallName>> }
        }
        return boxwright.call(one.name, one.args)
      }, called)
      if (!answer.ok) throw new Error(`${name} refused: ${JSON.stringify(answer.failure)}`)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
      return answer.value as Answers[typeof name]
    },
    async kill() {
      const child = electron.process()
      const gone = new Promise(done => child.once('exit', done))
      child.kill('SIGKILL')
      await gone
    },
    close: () => electron.close(),
  }
}

function currentEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter(entry => entry[1] !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}
