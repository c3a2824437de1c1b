import { call } from '../app/bridge.ts'
import { isExportable } from './exportable.ts'

const pageSize = 500

/** Ids of all that a search finds and that can be exported. */
export async function everyId(search: string): Promise<readonly number[]> {
  const ids: number[] = []
  const filter = search === '' ? {} : { search }
  let after: string | undefined
  for (let page = 1; ; page += 1) {
    const paging = { page, pageSize, ...(after === undefined ? {} : { after }) }
    const answer = await call('mailboxes.list', { ...filter, ...paging })
    ids.push(...answer.rows.filter(isExportable).map(row => row.id))
    after = answer.next
    if (after === undefined || page * pageSize >= answer.total) return ids
  }
}
