import { call } from '../../bridge.ts'
import { isExportable } from './exportable.ts'

const pageSize = 500

/** Ids of all that a search finds and that can be exported. */
export async function everyId(search: string): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page += 1) {
    const paging = { page, pageSize }
    const answer = await call('mailboxes.list', search === '' ? paging : { search, ...paging })
    ids.push(...answer.rows.filter(isExportable).map(row => row.id))
    if (answer.rows.length === 0 || page * pageSize >= answer.total) return ids
  }
}
