import BetterSqlite from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { isOwnPage } from '../../electron/desktop/window.ts'
import { calls } from '../../shared/border/calls.ts'
import { borderFailureCodes } from '../../shared/border/failure.ts'
import { eventFrom, ownPage } from '../support/call-event.ts'
import { type Border, openBorder } from './open-border.ts'
import { callNames, type Facts, fill, samples } from './samples.ts'

vi.mock('electron', () => ({ BrowserWindow: vi.fn(), shell: {}, net: {}, protocol: {} }))

let border: Border
let facts: Facts
/** Another connection, because only such a one is told of commits. */
let watcher: BetterSqlite.Database

beforeAll(async () => {
  border = await openBorder({ isTrusted: isOwnPage })
  facts = await fill(border)
  // what changes from here on, a call has changed
  await border.workspace().engine.stop()
  await border.workspace().mail.outbox.stop()
  await border.workspace().renewals.stop()
  watcher = new BetterSqlite(rawOf(border.workspace().db).name, { readonly: true })
}, 30_000)
afterAll(async () => {
  watcher.close()
  await border.close()
})

/** Rises with each commit that changed something; what was rolled back does not count. */
const commits = () => Number(watcher.pragma('data_version', { simple: true }))

/** Sends it and holds the answer to its form; a refusal has written nothing. */
async function expectCivil(name: unknown, args: unknown, event = eventFrom(ownPage)) {
  const before = commits()
  const answer = await border.send(name, args, event)
  const refused = {
    code: expect.toBeOneOf([...borderFailureCodes]),
    message: expect.any(String),
  }
  expect(answer).toEqual(
    expect.toBeOneOf([
      { ok: true, value: expect.anything() },
      { ok: true, value: null },
      { ok: false, failure: refused },
      { ok: false, failure: { ...refused, fields: expect.any(Object) } },
    ]),
  )
  expect(border.bugs.splice(0)).toEqual([])
  const isTaken = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok')
  if (isTaken !== true) expect(commits()).toBe(before)
  return answer
}

test('a commit of a call is noticed', async () => {
  const before = commits()

  await border.send('customers.save', { name: 'Seen', email: 'seen@acme.example' })

  expect(commits()).toBeGreaterThan(before)
})

const refusedWith = (code: string) => ({
  ok: false,
  failure: expect.objectContaining({ code }),
})

const ring: Record<string, unknown> = {}
ring['ring'] = ring
let deep: unknown = 1
for (let level = 0; level < 20_000; level += 1) deep = [deep]

/** What structured clone lets through and JSON does not, and what has hurt others. */
const hostile = [
  undefined,
  null,
  '',
  ' ',
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  1e308,
  1n,
  [],
  {},
  ring,
  deep,
  new Map([['id', 1]]),
  new Set([1]),
  new Date(0),
  /x/,
  new Error('x'),
  new Uint8Array(8),
  'x'.repeat(3_000_000),
  Array.from({ length: 20_000 }, () => -1),
  '__proto__',
  '\u0000',
  '\ud800',
  "'; drop table orders; --",
  JSON.parse('{"__proto__":{"id":1}}'),
  { constructor: { prototype: { id: 1 } } },
] as const

const junk = fc.oneof(fc.constantFrom<unknown>(...hostile), fc.jsonValue(), fc.anything())

/** One place of honest arguments, at any depth, replaced; or one key too many. */
function spoil(value: unknown, path: readonly number[], by: unknown, key: string): unknown {
  const [step, ...rest] = path
  if (typeof value !== 'object' || value === null || step === undefined) return by
  const keys = Object.keys(value)
  const at = keys[step % (keys.length + 1)]
  const copy: object = Array.isArray(value) ? [...value] : { ...value }
  const inside: unknown = at === undefined ? by : spoil(Reflect.get(value, at), rest, by, key)
  Object.defineProperty(copy, at ?? key, { value: inside, enumerable: true })
  return copy
}

describe.each(callNames)('%s', name => {
  test('answers junk without harm', async () => {
    await fc.assert(
      fc.asyncProperty(junk, async args => {
        await expectCivil(name, args)
      }),
      { numRuns: 120 },
    )
  }, 30_000)

  test('answers spoiled arguments without harm', async () => {
    const path = fc.array(fc.nat(12), { minLength: 1, maxLength: 4 })
    const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'extra', '')
    await fc.assert(
      fc.asyncProperty(path, junk, key, async (steps, by, extra) => {
        await expectCivil(name, spoil(samples[name](facts), steps, by, extra))
      }),
      { numRuns: 150 },
    )
  }, 30_000)

  test('refuses a key that it does not know', async () => {
    for (const extra of ['extra', '__proto__', 'constructor']) {
      const args = Object.defineProperty({ ...samples[name](facts) }, extra, {
        value: 1,
        enumerable: true,
      })
      expect(await expectCivil(name, args)).toEqual(refusedWith('invalid_input'))
    }
  })

  test('refuses nine megabytes', async () => {
    const args = { ...samples[name](facts), extra: 'x'.repeat(9_000_000) }

    expect(await expectCivil(name, args)).toEqual(refusedWith('invalid_input'))
  })

  test.each([
    ['no frame', null],
    ['a frame within the page', { origin: 'app://boxwright', parent: {} }],
    ['another page of the scheme', { origin: 'app://elsewhere', parent: null }],
    ['a longer name', { origin: 'app://boxwright.evil.example', parent: null }],
    ['the web', { origin: 'https://evil.example', parent: null }],
    ['a file', { origin: 'file://', parent: null }],
    ['an opaque page', { origin: 'null', parent: null }],
  ])('is closed to %s', async (_, frame) => {
    const answer = await expectCivil(name, samples[name](facts), eventFrom(frame))

    expect(answer).toEqual(refusedWith('not_found'))
  })
})

test('every call of the contract is tried', () => {
  expect(callNames.toSorted()).toEqual(Object.keys(calls).toSorted())
})

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'orders',
  'orders.get ',
  'Orders.Get',
  'orders.delete',
  '',
  null,
  undefined,
  7,
  {},
  ['orders.get'],
])('there is no call named %j', async name => {
  expect(await expectCivil(name, { id: 1 })).toEqual(refusedWith('not_found'))
})

test('nothing reaches the prototype of objects', async () => {
  for (const name of callNames)
    await expectCivil(name, JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{}}'))

  expect('isAdmin' in {}).toBe(false)
})

const idCalls = [
  'orders.get',
  'orders.retry',
  'orders.cancel',
  'orders.reject',
  'mailboxes.reveal',
  'mailboxes.copyPassword',
  'orders.changePrefixes',
  'orders.replaceDomain',
  'orders.setStatus',
  'orders.addMailboxes',
  'orders.nameServersSet',
] as const

test.each(idCalls)('%s does not find a foreign id', async name => {
  const args = { ...samples[name](facts), id: Number.MAX_SAFE_INTEGER }

  expect(await expectCivil(name, args)).toEqual(refusedWith('not_found'))
})
