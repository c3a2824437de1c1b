import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { numberStyleOf } from '../../shared/imports/amounts.ts'
import type { MatchedCustomer } from '../../shared/imports/import.ts'
import {
  type CheckedOrder,
  checkOrder,
  checkOrders,
  type ImportFacts,
  readingOf,
} from '../../shared/imports/orders/check-orders.ts'
import { customerTexts } from '../../shared/imports/orders/customer-of-cells.ts'
import type { Choices } from '../../shared/imports/orders/form-of-cells.ts'
import { type FileOrder, look, mend, want } from '../../shared/imports/orders/gather-orders.ts'
import { cellOf } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import type { OtherOrder } from '../../shared/orders/contract.ts'
import { noOtherOrders, type OtherOrders, sortOut } from '../../shared/orders/other-orders.ts'
import { call, useCall } from '../app/bridge.ts'
import { inSlices } from '../ui/slices.ts'
import { useImport } from './import-session.ts'
import { useFileOrders } from './use-file-orders.ts'

/** Names per question, so that none is larger than the main process takes. */
const atOnce = 5000

export type CheckedOrders = {
  readonly orders: readonly CheckedOrder[]
  /** Customers and other orders of these domains are not known yet, or the check is not over. */
  readonly isChecking: boolean
  readonly facts: ImportFacts
}

/** The orders of the open file, each with what is wrong with it. */
export function useCheckedOrders(): CheckedOrders {
  const { table, mapping, mended, looked, wanted, choices, revision } = useImport()
  const plans = useCall('plans.list', {})
  const read = useFileOrders()
  const orders = useMemo(
    () =>
      (read ?? []).map(order => {
        const { key } = order
        return look(want(mend(order, mended.get(key)), wanted.get(key)), looked.get(key))
      }),
    [read, mended, wanted, looked],
  )
  const ofFile = useMemo(() => {
    const rows = table?.rows ?? []
    const amounts = rows.map(row => cellOf(row, mapping.amount))
    return { keys: keysOf({ rows }, mapping), numberStyle: numberStyleOf(amounts) }
  }, [table, mapping])
  const known = useQuery({
    queryKey: ['customers.match', revision],
    queryFn: () => matchCustomers(orders),
    enabled: read !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const taken = useQuery({
    queryKey: ['orders.withDomains', 'import', revision],
    queryFn: () => findOtherOrders(orders),
    enabled: read !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const others = taken.data ?? noOtherOrders
  const facts = useMemo<ImportFacts>(
    () => ({
      plans: plans.data?.rows ?? [],
      customers: new Map((known.data ?? []).map(one => [one.text, one])),
      conflicts: byDomain(others.conflicts),
      delivered: byDomain(others.delivered),
      ...ofFile,
    }),
    [plans.data, known.data, others, ofFile],
  )
  // an answer for other cells does not count
  const isAsking =
    read === null || [known, taken, plans].some(one => one.isPending || one.isPlaceholderData)
  const [checked, setChecked] = useState<Checked>(nothing)
  useEffect(() => {
    if (isAsking) return undefined
    const stop = new AbortController()
    const check = async () => {
      const done = await checkInSlices(orders, choices, facts, stop.signal)
      if (done !== null) setChecked({ orders: done, of: { orders, choices, facts } })
    }
    void check()
    return () => stop.abort()
  }, [orders, choices, facts, isAsking])
  const { of } = checked
  const isCurrent = of.orders === orders && of.choices === choices && of.facts === facts
  return { orders: checked.orders, isChecking: isAsking || !isCurrent, facts }
}

type Checked = {
  readonly orders: readonly CheckedOrder[]
  /** The inputs of the check: with others, the result is out of date. */
  readonly of: {
    readonly orders: readonly FileOrder[] | null
    readonly choices: Choices | null
    readonly facts: ImportFacts | null
  }
}
const nothing: Checked = { orders: [], of: { orders: null, choices: null, facts: null } }

/** Checks orders slice by slice, because thousands take seconds. Returns null when stopped. */
async function checkInSlices(
  orders: readonly FileOrder[],
  choices: Choices,
  facts: ImportFacts,
  signal: AbortSignal,
): Promise<readonly CheckedOrder[] | null> {
  await inSlices(each(orders, order => checkOrder(order, choices, facts), signal))
  return signal.aborted ? null : checkOrders(orders, choices, facts)
}

function* each(
  orders: readonly FileOrder[],
  work: (order: FileOrder) => void,
  signal?: AbortSignal,
): Generator<undefined, void> {
  for (const order of orders) {
    if (signal?.aborted === true) return
    work(order)
    yield
  }
}

async function matchCustomers(
  orders: readonly FileOrder[],
): Promise<readonly MatchedCustomer[]> {
  const texts = [...new Set(orders.flatMap(({ cells }) => customerTexts(cells)))]
  return inParts(texts, part => call('customers.match', { texts: part }))
}

async function findOtherOrders(orders: readonly FileOrder[]): Promise<OtherOrders> {
  await inSlices(each(orders, readingOf))
  const names = orders.flatMap(order => readingOf(order).names)
  return sortOut(
    await inParts([...new Set(names)], part =>
      call('orders.withDomains', { domains: part.join(' ') }),
    ),
  )
}

const byDomain = (others: readonly OtherOrder[]) =>
  new Map(others.map(one => [one.domain, one]))

async function inParts<Row>(
  texts: readonly string[],
  ask: (part: string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const found: Row[] = []
  for (let start = 0; start < texts.length; start += atOnce)
    found.push(...(await ask(texts.slice(start, start + atOnce))))
  return found
}
