import { CloseButton, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Says what is searched: "Search domains, customers, ids". */
  readonly label: string
  readonly width?: number
}

/** A search of the page; Ctrl+F leads here, Escape empties it. Debounce what it feeds. */
export function SearchField({ value, onChange, label, width = 260 }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([['mod+F', () => input.current?.select()]], [])
  return (
    <TextInput
      ref={input}
      w={width}
      maw="100%"
      value={value}
      maxLength={200}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      rightSection={
        value === '' ? null : (
          <CloseButton size={22} aria-label="Empty the search" onClick={() => onChange('')} />
        )
      }
      onChange={event => onChange(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Escape') onChange('')
      }}
    />
  )
}
