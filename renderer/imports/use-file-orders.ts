import { useEffect, useState } from 'react'
import { type FileOrder, gatherOrders } from '../../shared/imports/orders/gather-orders.ts'
import type { Mapping } from '../../shared/imports/orders/mapping.ts'
import type { Table } from '../../shared/imports/table.ts'
import { inSlices } from '../ui/slices.ts'
import { useImport } from './import-session.ts'

type Gathered = {
  readonly orders: readonly FileOrder[]
  readonly table: Table
  readonly mapping: Mapping
}

/** The orders of the open file as it has them; null while they are gathered. */
export function useFileOrders(): readonly FileOrder[] | null {
  const { table, mapping } = useImport()
  const [gathered, setGathered] = useState<Gathered>()
  useEffect(() => {
    if (table === null) return undefined
    let isOver = false
    const work = async () => {
      const orders = await inSlices(gatherOrders(table.rows, mapping))
      if (!isOver) setGathered({ orders, table, mapping })
    }
    void work()
    return () => {
      isOver = true
    }
  }, [table, mapping])
  const isCurrent = gathered?.table === table && gathered?.mapping === mapping
  return isCurrent ? gathered.orders : null
}
