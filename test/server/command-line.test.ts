import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLocalAnswer } from '../../electron/cli/local-calls.ts'
import { openLocalDoor } from '../../electron/cli/local-door.ts'
import { noLock } from '../../electron/lock/no-lock.ts'
import { openBorder } from '../border/open-border.ts'

const folder = mkdtempSync(join(tmpdir(), 'boxwright-cli-'))
const file = join(folder, 'orders.csv')
const out = join(folder, 'mailboxes.csv')

type Ended = { readonly code: number; readonly out: string; readonly told: string }

/** Runs a command as its own process on the practice data of the folder. */
const boxwright = (...args: readonly string[]): Promise<Ended> =>
  new Promise(done => {
    const all = ['out/server/cli.js', ...args, '--practice', '--data', folder]
    execFile(process.execPath, all, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), out: stdout, told: stderr }),
    )
  })

const titles =
  'Domains,Customer email,Plan,Registrar,Registrar key,Registrar secret,First name,Last name,Prefix'
const row = (domain: string, email = 'cli@agency.example') =>
  `active-${domain},${email},Private SMTP,spaceship,cli-key,cli-secret,Jane,Doe,jane`

beforeAll(async () => {
  const border = await openBorder({ isTrusted: () => true, folder })
  await border.call('customers.save', { name: 'Cli', email: 'cli@agency.example' })
  await border.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder that nobody has open', () => {
  test('a dry run says what is wrong, and creates nothing', async () => {
    writeFileSync(
      file,
      `${titles}\n${row('cli-one.com')}\n${row('cli-two.com', 'nobody@agency.example')}\n`,
    )

    const dry = await boxwright('import', file, '--dry-run', '--json')
    const held = await boxwright('import', file, '--json')

    expect(dry).toMatchObject({ code: 3 })
    expect(JSON.parse(dry.out)).toMatchObject({
      orders: 2,
      ready: 1,
      created: 0,
      refused: [{ rows: '3', why: expect.stringContaining('No customer') }],
    })
    expect(JSON.parse(held.out)).toMatchObject({ created: 0 })
    expect(dry.out + dry.told).not.toContain('cli-secret')
  })

  test('orders are created, worked on to their end, and exported', async () => {
    writeFileSync(file, `${titles}\n${row('cli-one.com')}\n`)

    const created = await boxwright('import', file, '--json')
    const waited = await boxwright('wait', '--until', 'idle', '--timeout', '60s', '--json')
    const exported = await boxwright('export', '--out', out, '--customer', 'Cli', '--json')

    expect(JSON.parse(created.out)).toMatchObject({ created: 1, refused: [] })
    expect(waited).toMatchObject({ code: 0 })
    expect(JSON.parse(waited.out)).toMatchObject({ domainsUnderWay: 0 })
    expect(waited.told).toContain('{"domainsUnderWay":1}')
    expect(JSON.parse(exported.out)).toEqual({ paths: [out], mailboxes: 1, leftOut: 0 })
    expect(readFileSync(out, 'utf8')).toContain('jane@active-cli-one.com')
  }, 90_000)

  test.each([
    [['wait'], 2, 'Say what to wait for'],
    [['export', '--customer', 'Nobody', '--out', out], 2, 'No customer'],
    [['import', join(folder, 'missing.csv')], 1, 'ENOENT'],
    [['check-now'], 6, 'No Boxwright runs'],
  ] as const)('%j ends with %d', async (args, code, words) => {
    expect(await boxwright(...args)).toMatchObject({
      code,
      told: expect.stringContaining(words),
    })
  })
})

test.skipIf(process.platform === 'win32')(
  'an app that runs is asked, and its lock holds',
  async () => {
    const border = await openBorder({ isTrusted: () => true, folder })
    let isLocked = false
    const door = openLocalDoor(
      folder,
      createLocalAnswer({
        workspace: border.workspace,
        restore: () => Promise.reject(new Error('not asked')),
        lock: noLock,
        server: () => null,
        emit: () => undefined,
        reportBug: error => border.bugs.push(error),
        isLocked: () => isLocked,
      }),
      sentence => border.reported.push(sentence),
    )

    const status = await boxwright('status', '--json')
    const checked = await boxwright('check-now')
    isLocked = true
    const locked = await boxwright('status')
    door?.close()
    const closed = await boxwright('status')
    await border.close()

    expect(JSON.parse(status.out)).toMatchObject({ isRunning: true, secrets: 'open' })
    expect(checked).toMatchObject({ code: 0 })
    expect(locked).toMatchObject({ code: 4, told: expect.stringContaining('locked') })
    expect(closed).toMatchObject({ code: 6, told: expect.stringContaining('does not answer') })
    expect(border.bugs).toEqual([])
  },
)
