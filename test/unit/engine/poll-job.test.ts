import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import {
  beginAutomation,
  changeAutomation,
  findAutomations,
} from '../../../db/engine/automations.ts'
import type { StepContext } from '../../../electron/engine/step.ts'
import { pollJob } from '../../../electron/engine/steps/poll-job.ts'
import type { Answer, JobReading } from '../../../electron/providers/mailin-port.ts'
import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

/** Seconds between the polls of a job that goes on like this, and rows that each writes. */
async function pollsOf(
  reading: Awaited<Answer<JobReading>>,
  polls: number,
): Promise<{ readonly waits: readonly number[]; readonly writes: readonly number[] }> {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({})
  const row = { orderId, providerType: 'x', actionType: 'mailbox', subjects: [] } as const
  const id = write(db, tx => beginAutomation(tx, row, 0))
  write(db, tx => changeAutomation(tx, id, { jobUuid: 'one', nextPollAt: 0 }, 0))
  const readJob = () => Promise.resolve(reading)
  const pace = { jobPollMs: 10_000, intervalMs: 60_000, now: () => 0 }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a failed poll touches
  const context = { db, mailin: { readJob }, ...pace } as unknown as StepContext
  const changes = () => Number(rawOf(db).prepare('select total_changes()').pluck().get())
  const waits: number[] = []
  const writes: number[] = []
  for (let poll = 0; poll < polls; poll += 1) {
    const [job] = findAutomations(db.reader, [id])
    if (job === undefined) throw new Error('The job is gone.')
    const { record } = await pollJob(context, job, [])
    const before = changes()
    write(db, record)
    writes.push(changes() - before)
    waits.push((findAutomations(db.reader, [id])[0]?.nextPollAt ?? 0) / 1000)
  }
  return { waits, writes }
}

const trouble = (code: EngineFailureCode) =>
  fail<EngineFailure>({ code, provider: 'mailin', detail: 'No.' })

it.each([
  ['it runs', ok({ kind: 'running' } as const)],
  ['Mailin cannot be reached', trouble('transient')],
] as const)('polls thirty times, then with each check, while %s', async (_why, reading) => {
  const { waits } = await pollsOf(reading, 32)

  expect(waits.slice(0, 29)).toEqual(Array.from({ length: 29 }, () => 10))
  expect(waits.slice(29)).toEqual([60, 60, 60])
})

it('counts no poll that a quota stopped', async () => {
  const { waits } = await pollsOf(trouble('rate_limited'), 32)
  expect(new Set(waits)).toEqual(new Set([10]))
})

it.each(['transient', 'rate_limited'] as const)(
  'writes one row for a poll that ends %s',
  async code => {
    expect((await pollsOf(trouble(code), 3)).writes).toEqual([1, 1, 1])
  },
)

it.each([
  ['ended without names', ok({ kind: 'completed', mailboxes: [] } as const)],
  ['failed', ok({ kind: 'failed', detail: 'No.' } as const)],
])('a job that %s has all its domains read again', async (_why, reading) => {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({ domains: 'acme.com' })
  const row = { orderId, providerType: 'x', actionType: 'mailbox' } as const
  const id = write(db, tx => beginAutomation(tx, { ...row, subjects: ['jo@acme.com'] }, 0))
  // it has others to be asked for, so it waits for no job
  rawOf(db).exec("update order_domains set stage = 'mailboxes', is_read = 1")
  const [job] = findAutomations(db.reader, [id])
  if (job === undefined) throw new Error('The job is gone.')
  const mailin = { readJob: () => Promise.resolve(reading) }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what an ended job touches
  const context = { db, mailin, now: () => 0, jobPollMs: 1 } as unknown as StepContext

  const { record } = await pollJob(context, job, [])
  write(db, record)

  expect(rawOf(db).prepare('select is_read from order_domains').pluck().get()).toBe(0)
})
