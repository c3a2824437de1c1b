import { type DomainWork, waitingAmong } from '../../../db/engine/work.ts'
import { inSlices } from '../in-slices.ts'
import type { MailboxSweep } from '../mailbox-sweep.ts'
import type { StepContext } from '../step.ts'
import type { DomainNeed } from '../steps/mailbox-batch.ts'
import { judgeMailboxes, waitForIds } from '../steps/read-mailboxes.ts'
import { claim } from '../work/work.ts'
import type { LaneOptions } from './lane.ts'
import { needsAmong } from './list-page.ts'

/**
 * Judges the targets that are left after the last page: what the whole list does not name is not
 * there, what its end does not name is still to come. `begunAt`: when the first page was asked
 * for, milliseconds since 1970.
 */
export async function judgeRest(
  { context, commit, clock }: Pick<LaneOptions, 'context' | 'commit' | 'clock'>,
  { sweep, begunAt }: { readonly sweep: MailboxSweep; readonly begunAt: number },
): Promise<void> {
  const isWhole = sweep.kind === 'whole'
  const needs = untouched(context(), sweep.targets).filter(
    ({ need, domain: { reason } }) =>
      need.kind === 'read' && (isWhole ? reason !== 'job' : reason === 'ids'),
  )
  await inSlices(needs, clock, slice => {
    const domains = slice.map(one => one.domain)
    const claimed = new Map(claim(context(), domains).map(row => [row.id, row]))
    commit(
      slice.flatMap(one => {
        const domain = claimed.get(one.domain.id)
        if (domain === undefined) return []
        // touched between two slices: what it expects may be other than what was read
        if (domain.lease !== one.domain.lease + 1)
          return [{ domain, outcome: { kind: 'again' } }]
        if (!isWhole) return [{ domain, outcome: waitForIds(context(), domain) }]
        const found = sweep.foundOf(domain.name)
        return [judgeMailboxes(context(), { ...one, domain }, found, begunAt)]
      }),
    )
  })
}

/** Those targets that nobody touched since the list was begun, with what they need now. */
function untouched(
  context: StepContext,
  targets: readonly DomainWork[],
): readonly DomainNeed[] {
  const leases = new Map(targets.map(({ id, lease }) => [id, lease]))
  const waiting = waitingAmong(context.db.reader, [...leases.keys()])
  return needsAmong(
    context,
    waiting.filter(domain => leases.get(domain.id) === domain.lease),
  )
}
