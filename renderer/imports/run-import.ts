import type { CallArgs } from '../../shared/border/calls.ts'
import { type ImportLetters, importedOrdersAtOnce } from '../../shared/imports/import.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import { argsOf } from '../../shared/imports/orders/imported-args.ts'
import { isReady } from '../../shared/imports/orders/readiness.ts'
import { storedOrder } from '../../shared/imports/orders/stored-orders.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { asLine } from '../../shared/text/line.ts'
import { CallFailure, call } from '../app/bridge.ts'
import { whenOpened } from '../lock/lock-store.ts'
import { showFailure } from '../ui/show.ts'
import { type ImportSession, setRun, useImport } from './import-session.ts'

export type ImportRun = {
  readonly importId: number
  /** The orders of this run; in the report the first one has `firstPosition`. */
  readonly orders: readonly CheckedOrder[]
  readonly firstPosition: number
  readonly total: number
  readonly done: number
  readonly isStopping: boolean
  readonly isOver: boolean
}

/**
 * Creates the ready orders, some at once: each is written together with its line of the report,
 * so a stop or a kill lies between two of them. It goes on while staff look at other pages.
 */
export async function runImport(
  orders: readonly CheckedOrder[],
  mode: Mode,
  letters: ImportLetters,
): Promise<void> {
  const args = orders.map(order => (isReady(order) ? argsOf(order, mode) : null))
  const begun = await begin(orders, args, letters)
  if (begun === null) return
  const total = args.filter(one => one !== null).length
  const run = { ...begun, orders, total, done: 0, isStopping: false, isOver: false }
  setRun(run)
  let done = 0
  try {
    const entries = args.flatMap((order, at) =>
      order === null
        ? []
        : [{ ...order, entry: { importId: run.importId, position: run.firstPosition + at } }],
    )
    for (let start = 0; start < total; start += importedOrdersAtOnce) {
      if (useImport.getState().run?.isStopping !== false) break
      const some = entries.slice(start, start + importedOrdersAtOnce)
      if (!(await create(some))) break
      done += some.length
      const { isStopping = false } = useImport.getState().run ?? {}
      setRun({ ...run, done, isStopping })
    }
  } finally {
    setRun({ ...run, done, isOver: true })
  }
}

type Args = CallArgs<'imports.submit'>

async function begin(
  orders: readonly CheckedOrder[],
  args: readonly (Args | null)[],
  letters: ImportLetters,
) {
  const { table, mapping, goesOnFrom }: ImportSession = useImport.getState()
  if (table === null) return null
  const stored = orders.map((order, at) => {
    const { why, ...rest } = storedOrder(order, table, mapping)
    // a net: what passes the checks before should always fit the schema of the call
    return { ...rest, ...(args[at] === null && { why: why ?? noOrder }) }
  })
  try {
    const { id, firstPosition } = await call('imports.begin', {
      name: asLine(table.name).slice(0, 300),
      letters,
      ...(goesOnFrom !== undefined && { goesOnFrom }),
      orders: stored,
    })
    return { importId: id, firstPosition }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    showFailure(error.failure)
    return null
  }
}

const noOrder = 'The order form would not take this order.'

/** Takes effect before the next orders, within a second. */
export function stopImport(): void {
  const { run } = useImport.getState()
  if (run !== null && !run.isOver) setRun({ ...run, isStopping: true })
}

/** Failure codes that every order would meet: a locked vault, a full disk, a bug. */
const endsIt: ReadonlySet<string> = new Set(['locked', 'storage', 'internal'])

/**
 * Creates some orders; the main process writes refusals into the report. Waits while the window
 * is locked. Returns false when the other orders would fail, too.
 */
async function create(orders: Args[]): Promise<boolean> {
  try {
    await call('imports.submitMany', { orders })
    return true
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    if (error.failure.code === 'app_locked') {
      await whenOpened()
      return create(orders)
    }
    if (!endsIt.has(error.failure.code)) return true
    showFailure(error.failure)
    return false
  }
}
