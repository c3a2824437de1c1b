import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { openEngineBench, pause } from '../../support/engine-bench.ts'

describe('a bug in a step', () => {
  it('neither freezes nor stops the app', async () => {
    const reported: unknown[] = []
    const bench = await openEngineBench({ reportBug: error => reported.push(error) })
    const id = bench.submit({ domains: 'active.com' })
    rawOf(bench.db).prepare('delete from reorder_infos where order_id = ?').run(id)
    await bench.until(id, () => reported.length > 0)

    await pause(100)

    expect(reported.length).toBeLessThan(3)
  })
})
