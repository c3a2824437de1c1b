import type { CallArgs } from '../../shared/border/calls.ts'
import { call } from '../app/bridge.ts'
import { isChoosable } from './choosable.ts'

const pageSize = 500

/** Ids of all that the list finds and that can be chosen. */
export async function everyLetter(
  filter: Pick<CallArgs<'letters.list'>, 'status' | 'search'>,
): Promise<readonly number[]> {
  const ids: number[] = []
  let after: string | undefined
  for (let page = 1; ; page += 1) {
    const paging = { page, pageSize, ...(after === undefined ? {} : { after }) }
    const answer = await call('letters.list', { ...filter, ...paging })
    ids.push(...answer.rows.filter(isChoosable).map(row => row.id))
    after = answer.next
    if (after === undefined || page * pageSize >= answer.total) return ids
  }
}
