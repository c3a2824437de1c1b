import { expect, it } from 'vitest'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'

it('a list that turns out long is left for single look-ups', async () => {
  const pagesRead: number[] = []
  const bench = await openEngineBench({
    around: host => ({
      ...host,
      async listDomains(page) {
        pagesRead.push(page)
        const answer = await host.listDomains(page)
        // an account of 5,000 domains, ours somewhere behind the first page
        return answer.ok
          ? { ok: true, value: { domains: [], lastPage: 50, total: 5000 } }
          : answer
      },
    }),
  })

  // so many are looked up by the list as soon as they are there
  const domains = Array.from({ length: 21 }, (_, index) => `active-${index}.com`)
  const id = bench.submit({ domains: domains.join(' ') })
  await bench.until(id, isCompleted)

  expect(pagesRead).toEqual([1])
  bench.expectWhole(id)
})
