import type { CallArgs } from '../../../shared/calls.ts'
import { importedOrderSchema } from '../../../shared/import.ts'
import type { Mode } from '../../../shared/settings.ts'
import { CallFailure, call } from '../../bridge.ts'
import { setRun, useImport } from '../../stores/import-session.ts'
import { submitArgs } from '../order-form/values.ts'
import type { CheckedOrder } from './check-orders.ts'

export type Outcome =
  | { readonly kind: 'created'; readonly id: number }
  | { readonly kind: 'refused'; readonly why: string }
  /** It needed a correction, and was never sent. */
  | { readonly kind: 'left-out'; readonly why: string }
  /** The import was stopped before its turn. */
  | { readonly kind: 'stopped' }

export type ImportRun = {
  readonly total: number
  readonly done: number
  readonly isStopping: boolean
  /** null while it runs. */
  readonly report: readonly ReportRow[] | null
}
export type ReportRow = { readonly checked: CheckedOrder; readonly outcome: Outcome }

/**
 * Creates the good orders, one after the other: each is a transaction of its own, so a stop
 * lies between two of them. It goes on while staff look at other pages.
 */
export async function runImport(orders: readonly CheckedOrder[], mode: Mode): Promise<void> {
  const good = orders.filter(isGood)
  setRun({ total: good.length, done: 0, isStopping: false, report: null })
  const outcomes = new Map<CheckedOrder, Outcome>()
  try {
    for (const order of good) {
      const run = useImport.getState().run
      if (run === null || run.isStopping) break
      // stands when anything but an answer comes, which is a bug and ends the import
      outcomes.set(order, { kind: 'refused', why: unanswered })
      outcomes.set(order, await create(order, mode))
      const { isStopping = false } = useImport.getState().run ?? {}
      setRun({ total: good.length, done: outcomes.size, isStopping, report: null })
    }
  } finally {
    const report = orders.map(checked => ({ checked, outcome: outcomeOf(checked, outcomes) }))
    setRun({ total: good.length, done: outcomes.size, isStopping: false, report })
  }
}

const unanswered =
  'Something went wrong in Boxwright. Look for it among the orders before you import it again.'

function outcomeOf(
  checked: CheckedOrder,
  outcomes: ReadonlyMap<CheckedOrder, Outcome>,
): Outcome {
  const [why] = Object.values(checked.problems)
  const unsent: Outcome = why === undefined ? { kind: 'stopped' } : { kind: 'left-out', why }
  return outcomes.get(checked) ?? unsent
}

/** Takes effect before the next order. */
export function stopImport(): void {
  const { run } = useImport.getState()
  if (run !== null && run.report === null) setRun({ ...run, isStopping: true })
}

export const isGood = ({ problems }: CheckedOrder) => Object.keys(problems).length === 0

async function create(checked: CheckedOrder, mode: Mode): Promise<Outcome> {
  const args = argsOf(checked, mode)
  if (args === null)
    return { kind: 'refused', why: 'The order form would not take this order.' }
  try {
    return { kind: 'created', id: (await call('imports.submit', args)).id }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const [field] = Object.values(error.failure.fields ?? {})
    return { kind: 'refused', why: field ?? error.failure.message }
  }
}

/** null: not what the main process takes; the check before lets none through. */
export function argsOf(checked: CheckedOrder, mode: Mode): CallArgs<'imports.submit'> | null {
  const { values, customer, usesSavedKeys } = checked
  const parsed = importedOrderSchema.safeParse({
    mode,
    ...(customer.kind === 'new' && {
      customer: { name: customer.name, email: customer.email },
    }),
    order: submitArgs(values, { asDraft: false, usesSavedKeys }),
  })
  return parsed.success ? parsed.data : null
}
