import { expect, it } from 'vitest'
import { createLongSearches } from '../../../electron/engine/long-searches.ts'
import type { BeforePage, MailinPort } from '../../../electron/providers/mailin-port.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { ok } from '../../../shared/border/result.ts'

const limited: EngineFailure = { code: 'rate_limited', provider: 'mailin', detail: 'Wait.' }

/** Searches of three pages each, which note what they read. */
function openSearches() {
  const read: string[] = []
  let held: EngineFailure | null = null
  const search = async (name: string, beforePage?: BeforePage) => {
    for (let page = 1; page <= 3; page += 1) {
      const failure = page === 1 ? null : await beforePage?.()
      if (failure != null) return { ok: false, failure } as const
      read.push(`${name} ${page}`)
      await Promise.resolve()
    }
    return ok(null)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a search touches
  const host = { findDomain: search } as unknown as MailinPort
  const searches = createLongSearches(() => held)
  const gaveWay: string[] = []
  const run = (name: string) =>
    searches.run(
      host,
      () => gaveWay.push(name),
      async found => void read.push(JSON.stringify(await found.findDomain(name))),
    )
  return { read, gaveWay, run, hold: () => (held = limited) }
}

it('searches that come to a second page read on one after the other', async () => {
  const { read, gaveWay, run } = openSearches()

  await Promise.all([run('a'), run('b')])

  const found = '{"ok":true,"value":null}'
  expect(read).toEqual(['a 1', 'b 1', 'a 2', 'a 3', found, 'b 2', 'b 3', found])
  expect(new Set(gaveWay)).toEqual(new Set(['a', 'b']))
})

it('a search ends where the account is left alone', async () => {
  const { read, run, hold } = openSearches()

  const running = run('a')
  hold()
  await running

  expect(read).toEqual(['a 1', JSON.stringify({ ok: false, failure: limited })])
})
