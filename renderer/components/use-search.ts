import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** What staff look for in a list. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  return {
    typed,
    search,
    /** For the arguments of a list: absent while nothing is searched for. */
    args: search === '' ? {} : { search },
    find: setTyped,
  }
}
