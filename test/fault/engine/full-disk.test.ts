import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { StorageTrouble } from '../../../shared/border/failure.ts'
import { isCompleted, openEngineBench, pause } from '../../support/engine-bench.ts'
import { fillDisk, forbidWriting, lockFile, type Storage } from '../../support/full-disk.ts'

/** Enough rows to come that the free ends of pages do not take them. */
const many = Array.from({ length: 8 }, (_, at) => `plain-${at}.com`).join(' ')

const cases: readonly (readonly [StorageTrouble, Storage])[] = [
  ['full', fillDisk],
  ['read-only', forbidWriting],
  ['locked', lockFile],
]

describe.each(cases)('a database that is %s', (trouble, take) => {
  it('is no bug: the engine rests, and goes on once it is mended', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: many })
    await bench.until(id, () => bench.effects('transfer', 'plain-0.com') > 0)

    const mend = take(bench.db, rawOf(bench.db).name)
    await bench.until(id, () => bench.engine.status().storage !== undefined)
    const { storage } = bench.engine.status()
    mend()
    await bench.until(id, isCompleted)

    expect(storage).toMatchObject({ trouble })
    expect(bench.engine.status().storage).toBeUndefined()
    for (const domain of many.split(' ')) expect(bench.effects('transfer', domain)).toBe(1)
    bench.expectWhole(id)
  })
})

describe('an engine that rests', () => {
  it('asks Mailin for nothing that it could not keep', async () => {
    const asked: string[] = []
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        createMailboxes(...args) {
          asked.push('create')
          return host.createMailboxes(...args)
        },
        transferDomain(...args) {
          asked.push('transfer')
          return host.transferDomain(...args)
        },
      }),
    })
    const id = bench.submit({ domains: 'active-quiet.com plain-quiet.com' })
    const mend = forbidWriting(bench.db, rawOf(bench.db).name)
    const before = asked.length

    await bench.until(id, () => bench.engine.status().storage !== undefined)
    await pause(500)

    expect(asked.length).toBe(before)
    mend()
    await bench.until(id, isCompleted)
  })

  it('says since when', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'active-since.com' })
    const mend = forbidWriting(bench.db, rawOf(bench.db).name)
    await bench.until(id, () => bench.engine.status().storage !== undefined)
    const since = bench.engine.status().storage?.since
    const first = bench.engine.status().storage?.until

    await bench.until(id, () => bench.engine.status().storage?.until !== first)

    expect(bench.engine.status().storage?.since).toBe(since)
    mend()
    await bench.until(id, isCompleted)
  })
})
