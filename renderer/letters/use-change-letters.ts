import { useMutation, useQueryClient } from '@tanstack/react-query'
import { mostLetters } from '../../shared/letters/letter.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { call } from '../app/bridge.ts'
import { refreshAfter } from '../app/refresh.ts'
import { showDone, showFailure } from '../ui/show.ts'

type Name = 'letters.sendMany' | 'letters.discardMany' | 'letters.restoreMany'

/** Sends or discards letters in as many calls as they need, and says how many took it. */
export function useChangeLetters(
  name: Name,
  onDone: (count: number, ids: readonly number[]) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: readonly number[]) => changeAll(name, ids),
    onSuccess: onDone,
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, name),
  })
}

const done = {
  'letters.sendMany': (count: number) =>
    `${countOf(count, 'letter is', 'letters are')} tried now`,
  'letters.discardMany': (count: number) => `${countOf(count, 'letter')} discarded; never sent`,
} as const

/** Sends again, or discards, every letter that was not sent. */
export function useChangeFailed(name: keyof typeof done) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => changeAll(name, await failedIds()),
    onSuccess: count => showDone(done[name](count)),
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, name),
  })
}

async function changeAll(name: Name, ids: readonly number[]): Promise<number> {
  let count = 0
  for (let start = 0; start < ids.length; start += mostLetters)
    count += (await call(name, { ids: ids.slice(start, start + mostLetters) })).count
  return count
}

/** All of them are read before the first is changed, which takes it out of the list. */
async function failedIds(): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page += 1) {
    const args = { status: 'failed', page, pageSize: mostLetters } as const
    const { rows, total } = await call('letters.list', args)
    ids.push(...rows.map(row => row.id))
    if (rows.length === 0 || ids.length >= total) return ids
  }
}
