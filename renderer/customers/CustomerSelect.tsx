import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import type { FocusEvent, ReactNode } from 'react'
import { useState } from 'react'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'

type Person = { readonly id: number; readonly name: string; readonly email: string }

type Props = {
  readonly label: string
  /** A customer that may be chosen already, before any search. */
  readonly known?: Person | undefined
  /** Takes the focus when the page opens. */
  readonly isFirst?: boolean
  readonly value?: number | null
  readonly onChange: (id: number | null) => void
  /** Offers to create a customer of what was typed. */
  readonly onCreate?: (typed: string) => void
  readonly onFocus?: (event: FocusEvent) => void
  readonly onBlur?: (event: FocusEvent) => void
  readonly error?: ReactNode
  readonly description?: ReactNode
  readonly 'data-path'?: string
}

/** The option that creates a customer; ids begin at 1. */
const created = 0

/** Whether the search is the whole name or address of one of them. */
const isFound = (people: readonly Person[], search: string) =>
  people.some(({ name, email }) =>
    [name, email].some(text => text.toLowerCase() === search.toLowerCase()),
  )

/** Searches customers by name and e-mail in the main process, because there may be thousands. */
export function CustomerSelect({ known, isFirst = false, value, onCreate, ...rest }: Props) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(known)
  const [debounced] = useDebouncedValue(typed.trim(), 200)
  // the field holds the name of the chosen customer: opening it again offers everyone
  const search = debounced === chosen?.name ? '' : debounced
  const { data } = useCall(
    'customers.list',
    search === '' ? { page: 1, pageSize: 50 } : { search, page: 1, pageSize: 50 },
    { placeholderData: keepPreviousData },
  )
  const rows = data?.rows ?? []
  const isListed = rows.some(row => row.id === chosen?.id)
  const people: readonly Person[] = isListed || chosen === undefined ? rows : [chosen, ...rows]
  const byId = new Map(people.map(person => [person.id, person]))
  const addressOf = (id: number) => {
    const email = byId.get(id)?.email
    const isShared = people.some(person => person.email === email && person.id !== id)
    return isShared ? `${email} · customer ${id}` : email
  }

  const isCreatable =
    onCreate !== undefined && search !== '' && data !== undefined && !isFound(people, search)

  return (
    <Select<number>
      {...rest}
      value={value ?? null}
      description={
        rest.description ??
        (rest.error === undefined && typeof value === 'number' ? addressOf(value) : undefined)
      }
      placeholder="Search by name or e-mail"
      searchable
      autoFocus={isFirst}
      openOnFocus={false}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxDropdownHeight={280}
      data={[
        ...people.map(person => ({ value: person.id, label: person.name })),
        ...(isCreatable ? [{ value: created, label: `Create “${isolated(search)}”` }] : []),
      ]}
      nothingFoundMessage={
        data === undefined
          ? 'Searching'
          : search === ''
            ? 'No customer yet. Add the first with "New customer".'
            : 'No customer matches.'
      }
      onChange={id => {
        if (id === created) return onCreate?.(search)
        setChosen(id === null ? undefined : byId.get(id))
        rest.onChange(id)
      }}
      renderOption={({ option }) =>
        option.value === created ? (
          option.label
        ) : (
          <div className="miw-0">
            <OutsideText className="cut block" text={option.label} />
            <span className="cut block small quiet">{addressOf(option.value)}</span>
          </div>
        )
      }
    />
  )
}
