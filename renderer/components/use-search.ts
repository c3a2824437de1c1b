import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

/** A search with its page: typing starts at the first page again. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  const [page, setPage] = useState(1)
  const [search] = useDebouncedValue(typed.trim(), 200)
  return {
    typed,
    search,
    page,
    setPage,
    /** For the arguments of a list: absent while nothing is searched for. */
    args: search === '' ? {} : { search },
    find: (text: string) => {
      setTyped(text)
      setPage(1)
    },
  }
}
