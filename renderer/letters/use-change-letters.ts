import { useMutation, useQueryClient } from '@tanstack/react-query'
import { mostLetters } from '../../shared/letters/letter.ts'
import { call } from '../app/bridge.ts'
import { refreshAfter } from '../app/refresh.ts'
import { showFailure } from '../ui/show.ts'

type Name = 'letters.sendMany' | 'letters.discardMany' | 'letters.restoreMany'

/** As many calls as the letters need; tells how many were in a state that allows it. */
export function useChangeLetters(
  name: Name,
  onDone: (count: number, ids: readonly number[]) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly number[]) => {
      let count = 0
      for (let start = 0; start < ids.length; start += mostLetters) {
        const part = ids.slice(start, start + mostLetters)
        count += (await call(name, { ids: part })).count
      }
      return count
    },
    onSuccess: onDone,
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, name),
  })
}
