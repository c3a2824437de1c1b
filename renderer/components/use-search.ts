import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** What staff look for in a list. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  return { ...useTypedSearch(typed), find: setTyped }
}

/** The search of a text that is kept elsewhere. */
export function useTypedSearch(typed: string) {
  const [search] = useDebouncedValue(typed.trim(), 200)
  return {
    typed,
    search,
    /** For the arguments of a list: absent while nothing is searched for. */
    args: search === '' ? {} : { search },
    isTyping: typed.trim() !== search,
  }
}
