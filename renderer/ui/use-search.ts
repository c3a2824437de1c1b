import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type SearchedList, useAskedSearch } from './asked-search.ts'

/** The search of a list, beginning with what another page asked it to look for. */
export function useSearch(list?: SearchedList) {
  const asked = useAskedSearch(state => (state.asked?.list === list ? state.asked : null))
  const [typed, setTyped] = useState(asked?.text ?? '')
  const [taken, setTaken] = useState(asked)
  if (asked !== null && asked !== taken) {
    setTaken(asked)
    setTyped(asked.text)
  }
  useEffect(() => {
    if (asked !== null) useAskedSearch.setState({ asked: null })
  }, [asked])
  return { ...useTypedSearch(typed), find: setTyped }
}

/** The search of a text that is kept elsewhere. */
export function useTypedSearch(typed: string) {
  const [search] = useDebouncedValue(typed.trim(), 200)
  return {
    typed,
    search,
    /** Arguments of the list's call: none while nothing is searched for. */
    args: search === '' ? {} : { search },
    isTyping: typed.trim() !== search,
  }
}
