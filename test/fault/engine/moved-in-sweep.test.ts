import { it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'

it('a domain that moves while the list is read goes on', async () => {
  let hasMoved = false
  const bench = await openEngineBench({
    around: host => ({
      ...host,
      async listDomains(page) {
        const answer = await host.listDomains(page)
        if (!hasMoved)
          rawOf(bench.db).exec("update order_domains set stage = 'transfer' where position = 3")
        hasMoved = true
        return answer
      },
    }),
  })
  const names = Array.from({ length: 24 }, (_, index) => `active-${index}.com`)
  for (const name of names) bench.practice.core.domains.byName(name)
  const id = bench.submit({ domains: names.join(' ') })

  await bench.until(id, isCompleted)

  bench.expectWhole(id)
})
