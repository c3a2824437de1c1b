import type { LastImport } from '../../shared/imports/import.ts'
import { gatherOrders } from '../../shared/imports/orders/gather-orders.ts'
import type { Mapping } from '../../shared/imports/orders/mapping.ts'
import type { Table } from '../../shared/imports/table.ts'
import { call } from '../app/bridge.ts'
import { inSlices } from '../ui/slices.ts'
import { useImport } from './import-session.ts'
import { type Unsent, whyNot } from './refused-rows.ts'
import { restTable } from './rest-table.ts'

export type Rest = {
  readonly table: Table
  readonly mapping: Mapping
  readonly unsent: readonly Unsent[]
  /** The file is still open, so its keys are known. */
  readonly hasKeys: boolean
}

/**
 * What of an import did not become an order: out of the file while the window still has it,
 * else out of what was kept, without keys.
 */
export function useRest(last: LastImport): () => Promise<Rest> {
  const { table, mapping, run } = useImport()
  const whys = new Map(
    last.entries.flatMap(entry => {
      const why = whyNot(entry)
      return why === null ? [] : [[entry.position, why]]
    }),
  )
  return async () => {
    if (table !== null && run?.importId === last.id) {
      const unsent = run.orders.flatMap(({ order }, at) => {
        const why = whys.get(run.firstPosition + at)
        return why === undefined ? [] : [{ order, why }]
      })
      const rows = unsent.flatMap(({ order }) => order.rows)
      return { table: { ...table, rows }, mapping, unsent, hasKeys: true }
    }
    const rest = await call('imports.rest', {})
    const shown = restTable(last.name, rest)
    const orders = await inSlices(gatherOrders(shown.table.rows, shown.mapping))
    const unsent = orders.flatMap((order, at) => {
      const why = whys.get(rest[at]?.position ?? -1)
      return why === undefined ? [] : [{ order, why }]
    })
    return { ...shown, unsent, hasKeys: false }
  }
}
