import { assertNever } from '../../shared/border/result.ts'
import { type DomainState, stages, type WorkStage } from '../../shared/orders/domain.ts'
import { isStopped } from '../../shared/orders/life.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import type { OrderRow } from '../../shared/orders/order-list.ts'

/** How one node of the track is drawn. `partly`: some domains have passed it, not all. */
export type Mark = 'done' | 'running' | 'waiting' | 'person' | 'partly' | 'ahead' | 'left'
export type TrackNode = { readonly stage: WorkStage; readonly mark: Mark }

export const workStages: readonly WorkStage[] = stages.filter(stage => stage !== 'done')

/**
 * The five stages of one domain. None is current in a resting order (saved, or set up by hand).
 */
export function trackOfDomain(domain: OrderDomain, isResting: boolean): readonly TrackNode[] {
  if (isResting) return workStages.map(stage => ({ stage, mark: 'ahead' }))
  const at = stages.indexOf(domain.stage)
  return workStages.map((stage, index) => ({
    stage,
    mark: index < at ? 'done' : index > at ? 'ahead' : currentMark(domain),
  }))
}

/** The track of a cancelled order, without green: what was done may be gone. */
export function leftBehind(nodes: readonly TrackNode[]): readonly TrackNode[] {
  return nodes.map(node => (node.mark === 'done' ? { ...node, mark: 'left' } : node))
}

/** The whole order as one track: a node is current while any domain is in its stage. */
export function trackOfOrder(
  row: Pick<OrderRow, 'status' | 'stages' | 'attentionCount'>,
): readonly TrackNode[] {
  const counts = stages.map(stage => row.stages[stage] ?? 0)
  const total = sum(counts)
  return workStages.map((stage, index) => {
    const passed = sum(counts.slice(index + 1))
    const stand = counts[index] ?? 0
    // green would promise what a cancelled order does not hold any more
    if (isStopped(row)) return { stage, mark: passed + stand > 0 ? 'left' : 'ahead' }
    if (total > 0 && passed === total) return { stage, mark: 'done' }
    if (stand > 0) return { stage, mark: 'waiting' }
    return { stage, mark: passed > 0 ? 'partly' : 'ahead' }
  })
}

/** Domains that have passed each stage, for the figures under the order's track. */
export function passedByStage(domains: readonly OrderDomain[]): readonly number[] {
  const reached = domains.map(domain => stages.indexOf(domain.stage))
  return workStages.map((_, index) => reached.filter(one => one > index).length)
}

function currentMark(domain: OrderDomain): Mark {
  if (domain.needsPerson) return 'person'
  return markOfState(domain.state)
}

function markOfState(state: DomainState): Mark {
  switch (state) {
    case 'due':
      return 'waiting'
    case 'running':
      return 'running'
    case 'halted':
      return 'person'
    case 'finished':
      return 'done'
    case 'superseded':
      return 'left'
    default:
      return assertNever(state)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
