import { useDebouncedValue } from '@mantine/hooks'
import { changeQuery, useQuery } from '../app/place/history.ts'

/** The search of a list, which is a part of the place's address. */
export function useSearch() {
  const { search = '' } = useQuery()
  return { ...useTypedSearch(search), find }
}

const find = (text: string) => changeQuery({ search: text, at: undefined })

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
