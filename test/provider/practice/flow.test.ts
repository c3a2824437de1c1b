import { describe, expect, it } from 'vitest'
import { effectsOf } from '../../../electron/practice/counts.ts'
import { type Bench, mailboxesOf, openBench, type Reading } from './client.ts'

/** Repeats a call as a patient client does, until its answer says that the thing is done. */
async function until(
  bench: Bench,
  call: () => Promise<Reading>,
  isDone: (reading: Reading) => boolean,
): Promise<Reading> {
  for (let tries = 0; tries < 12; tries += 1) {
    const reading = await call()
    if (isDone(reading)) return reading
    bench.pass(3000)
  }
  throw new Error('never passed')
}

describe('the whole flow', () => {
  it.each(['plain', 'slow', 'flaky', 'flaky-2', 'flaky-3', 'limited', 'drags', 'hostless'])(
    'passes for %s with nothing done twice',
    async label => {
      const bench = await openBench()
      const domain = `${label}.com`
      const { state } = bench.practice.core

      await until(
        bench,
        () => bench.mailin('POST', '/domains/transfer', { domain_name: domain }),
        ({ status, text }) => status === 200 || text.includes('already exists'),
      )
      const hosts = state.domains.get(domain)?.nameServers
      await until(
        bench,
        () =>
          bench.spaceship('PUT', `/domains/${domain}/nameservers`, {
            provider: 'custom',
            hosts,
          }),
        ({ status }) => status === 200,
      )
      bench.pass(120_000)
      await until(
        bench,
        () => bench.mailin('POST', '/mailboxes', mailboxesOf(`jo@${domain}`, `al@${domain}`)),
        ({ status, text }) => status === 210 || text.includes('already registered'),
      )
      bench.pass(100_000)
      await until(
        bench,
        () => bench.mailin('GET', `/mailboxes?name=${domain}&per_page=100`),
        ({ text }) => text.includes(`"jo@${domain}"`) && text.includes(`"al@${domain}"`),
      )

      expect(effectsOf(state, 'transfer', domain)).toBe(1)
      expect(effectsOf(state, 'create', `jo@${domain}`)).toBe(1)
      expect(effectsOf(state, 'job', domain)).toBe(1)
    },
  )
})
