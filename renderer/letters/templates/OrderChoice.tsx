import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { readable } from '../../../shared/domains/readable.ts'
import type { OrderRow } from '../../../shared/orders/order-list.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall } from '../../app/bridge.ts'

type Props = { readonly value: number | null; readonly onChange: (id: number | null) => void }

const labelOf = ({ id, customerName, firstDomain }: OrderRow): string => {
  const domain = firstDomain === undefined ? '' : `, ${readable(firstDomain)}`
  return `Order ${id}, ${isolated(customerName)}${domain}`
}

/** Searches the order that a preview tells of; the newest are offered first. */
export function OrderChoice({ value, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<OrderRow>()
  const [debounced] = useDebouncedValue(typed.trim(), 200)
  // the field holds the words of the chosen order: opening it again offers all
  const search = chosen !== undefined && debounced === labelOf(chosen) ? '' : debounced
  const { data } = useCall(
    'orders.list',
    { page: 1, pageSize: 30, ...(search !== '' && { search }) },
    { placeholderData: keepPreviousData },
  )
  const rows = data?.rows ?? []
  const isListed = chosen === undefined || rows.some(row => row.id === chosen.id)
  const offered = isListed ? rows : [chosen, ...rows]
  return (
    <Select<number>
      label="Order"
      placeholder="An example; search for a real one"
      searchable
      clearable
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxDropdownHeight={280}
      data={offered.map(row => ({ value: row.id, label: labelOf(row) }))}
      nothingFoundMessage={search === '' ? 'No order yet.' : 'No order matches.'}
      onChange={id => {
        setChosen(offered.find(row => row.id === id))
        onChange(id)
      }}
    />
  )
}
