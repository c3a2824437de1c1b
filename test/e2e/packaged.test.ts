import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from './fixtures.ts'

/** The names of electron-builder.yml. */
const fuses: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}
/** The runtime of development loads the app by its shim, which is no archive. */
const ofArchives = new Set(['onlyLoadAppFromAsar', 'enableEmbeddedAsarIntegrityValidation'])

/** What the packager is told. */
function wantedFuses(): readonly (readonly [string, boolean])[] {
  const text = readFileSync('electron-builder.yml', 'utf8')
  const block = /^electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/m.exec(text)?.[1] ?? ''
  return [...block.matchAll(/(\w+): (true|false)/g)].map(
    ([, name = '', value]) => [name, value === 'true'] as const,
  )
}

/** A copy of the runtime under the name of the product: for Electron, that is packaged. */
async function packaged(folder: string): Promise<string> {
  const runtime = process.env.BOXWRIGHT_ELECTRON ?? ''
  const linked = spawnSync('cp', ['-al', dirname(runtime), folder])
  if (linked.status !== 0) spawnSync('cp', ['-a', dirname(runtime), folder])
  const program = join(folder, 'boxwright')
  // a file of its own: the fuses of the runtime stay as they are
  copyFileSync(join(folder, basename(runtime)), `${program}.new`)
  rmSync(join(folder, basename(runtime)))
  renameSync(`${program}.new`, program)
  const flips = wantedFuses().filter(([name]) => !ofArchives.has(name))
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    ...Object.fromEntries(flips.map(([name, value]) => [fuses[name], value])),
  })
  return program
}

type Ended = {
  readonly code: number | null
  readonly text: string
  readonly hasOpened: boolean
}

/** Starts it and waits for its end, or for its database, after which it is killed. */
function run(
  program: string,
  dataFolder: string,
  switches: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // a switch that begins with a blank would be taken for the app's folder before it
  const args = [...sandbox, `--user-data-dir=${dataFolder}`, resolve('.'), ...switches]
  const child = spawn(program, args, { env: { ...process.env, ...env } })
  let text = ''
  child.stdout.on('data', chunk => (text += String(chunk)))
  child.stderr.on('data', chunk => (text += String(chunk)))
  const hasOpened = () => existsSync(join(dataFolder, 'practice/boxwright.db'))
  const look = setInterval(() => hasOpened() && child.kill('SIGKILL'), 100)
  return new Promise(done =>
    child.once('close', code => {
      clearInterval(look)
      done({ code, text, hasOpened: hasOpened() })
    }),
  )
}

test('the packaged app cannot be driven from outside', async ({ dataFolder }, info) => {
  test.setTimeout(90_000)
  const wanted = wantedFuses()
  expect(wanted.map(([name]) => name).toSorted()).toEqual(Object.keys(fuses).toSorted())
  expect(Object.fromEntries(wanted)).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
  })
  const program = await packaged(info.outputPath('packaged'))
  const wire = await getCurrentFuseWire(program)
  const state = { on: '1'.charCodeAt(0), off: '0'.charCodeAt(0) }
  for (const [name, value] of wanted)
    if (!ofArchives.has(name))
      expect(wire[fuses[name] ?? FuseV1Options.RunAsNode], name).toBe(
        value ? state.on : state.off,
      )

  const switches = [
    ' --remote-debugging-port=0',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect=0',
  ]
  for (const one of switches) {
    const { code, text, hasOpened } = await run(program, `${dataFolder}-driven`, [one])
    expect({ code, hasOpened }, one).toEqual({ code: 1, hasOpened: false })
    expect(text).toContain(`Boxwright does not start with ${one.trim()}.`)
    expect(text).not.toMatch(/DevTools listening|Debugger listening/)
  }
  const asNode = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect=0' }
  const { text, hasOpened } = await run(program, dataFolder, [], asNode)
  expect(hasOpened).toBe(true)
  expect(text).not.toMatch(/DevTools listening|Debugger listening/)
})
