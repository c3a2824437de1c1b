import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import { openEngineBench, pause } from '../../support/engine-bench.ts'

/** Keeps Mailin busy for as long as the registrars need. */
async function busy() {
  await pause(1000)
  return fail<EngineFailure>({ code: 'transient', provider: 'mailin', detail: 'Busy.' })
}

describe('many orders at a registrar', () => {
  it('do not wait behind a big one', async () => {
    const bench = await openEngineBench({
      around: host => ({ ...host, listDomains: busy, findDomain: busy }),
    })
    const names = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word}-${index}.com`).join(' ')
    bench.submit({ domains: names('plain', 80) })
    const small = bench.submit({ domains: 'plain-small.com' })
    rawOf(bench.db)
      .prepare(
        `update order_domains set stage = 'nameservers', state = 'due',
           due_at = ? - order_id, lease = lease + 1`,
      )
      .run(bench.now() - 1000)
    const name = rawOf(bench.db).prepare(
      `insert or replace into domain_transfers
         (order_id, domain_name, name_servers, status, created_at, updated_at)
       select order_id, name, '["ada.ns.cloudflare.com","pam.ns.cloudflare.com"]', 'pending', 0, 0
       from order_domains`,
    )
    name.run()
    rawOf(bench.db)
      .prepare('update order_domains set due_at = due_at + 500 where order_id = ?')
      .run(small)

    bench.engine.nudge()
    await bench.until(small, () => bench.effects('nameservers', 'plain-small.com') === 1)

    const written = Array.from({ length: 80 }, (_, index) =>
      bench.effects('nameservers', `plain-${index}.com`),
    ).filter(count => count > 0).length
    expect(written).toBeLessThan(10)
  })
})
