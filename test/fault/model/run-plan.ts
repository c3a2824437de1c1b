import { rawOf } from '../../../db/core/connection.ts'
import { scenarioOf } from '../../../electron/practice/scenarios.ts'
import type { Ground } from '../../support/in-process-bench.ts'
import { type Case, openCase } from './case.ts'
import { checkEnd } from './check-end.ts'
import type { Plan } from './plan.ts'
import { Broken } from './watch.ts'

const hour = 3_600_000
/** Refusals come back every four hours at most; clocks were set back by some minutes. */
const longest = 12 * hour
/** Rounds of rescue at most: for keys, for failed jobs of each batch, for what comes up meanwhile. */
const mostRescues = 6

/**
 * Plays a plan, then lets the providers be well, then lets staff do what they are asked for.
 * Answers how many steps it took; throws what did not hold.
 */
export async function runPlan(ground: Ground, plan: Plan): Promise<number> {
  const one = await openCase(ground, plan)
  for (const { after, act } of plan.acts) {
    await one.pass(after * 1000)
    await one.act(act)
  }
  one.calmDown()
  await passUntilQuiet(one, 'by itself')
  for (let rescues = 0; openOrders(one).length > 0; rescues += 1) {
    if (rescues === mostRescues) throw new Broken(`never completed:\n${tellOpen(one)}`)
    await rescue(one)
    await passUntilQuiet(one, `after rescue ${rescues + 1}`)
  }
  checkEnd(one)
  return one.steps
}

async function passUntilQuiet(one: Case, when: string): Promise<void> {
  // what a clock can mend
  const left = rawOf(one.bench.db).prepare(
    `select 1 from order_domains where state = 'running' or (state = 'due' and not
       (needs_person = 1 and failure_code in ('credentials', 'domain_not_found',
        'invalid_input', 'nameservers_kept')))
     union all select 1 from order_emails where removal_due_at is not null`,
  )
  const isQuiet = () => left.get() === undefined
  await one.pass(longest, isQuiet)
  if (!isQuiet()) throw new Broken(`not quiet ${when}:\n${tellOpen(one)}`)
}

const openOrders = ({ bench, orders }: Case): readonly number[] =>
  orders.filter(id => ['in-progress', 'draft'].includes(bench.view(id).status))

/** Staff do for each domain what its failure asks for. */
async function rescue(one: Case): Promise<void> {
  const { bench } = one
  for (const id of openOrders(one)) {
    const order = one.orders.indexOf(id)
    const stuck = bench.view(id).domains.filter(domain => domain.needsPerson)
    if (stuck.length === 0) throw new Broken(`nothing to do for staff:\n${tellOpen(one)}`)
    const isDraft = bench.view(id).status === 'draft'
    for (const { name, stage, failure } of stuck) {
      const isConflict = failure?.code === 'conflict'
      const isTaken = isConflict && failure.provider === 'mailin' && stage === 'mailboxes'
      if (isTaken) one.rename(id, name)
      else if (isConflict || scenarioOf(name) === 'invalid') one.replace(id, name)
    }
    if (isDraft)
      await one.act({
        kind: 'resubmit',
        order,
        domains: null,
        prefixes: null,
        hasNewKey: true,
      })
    else await one.act({ kind: 'retry', order })
  }
}

function tellOpen({ bench, orders }: Case): string {
  return orders
    .map(id => {
      const { status, domains } = bench.view(id)
      const told = domains.map(({ name, stage, state, reason, failure, dueAt, attempts }) =>
        [name, stage, state, reason, dueAt, attempts, failure?.code, failure?.detail].join(' '),
      )
      return [`order ${id} ${status}`, ...told].join('\n    ')
    })
    .concat(`now ${new Date(bench.clock.now()).toISOString()}`)
    .join('\n')
}
