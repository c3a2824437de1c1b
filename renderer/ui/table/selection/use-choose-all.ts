import { useMutation } from '@tanstack/react-query'
import type { Selection } from './use-selection.ts'

type Row = { readonly id: number }
type Paging = { readonly page: number; readonly pageSize: number; readonly after?: string }
type Read<One extends Row> = (paging: Paging) => Promise<{
  readonly rows: readonly One[]
  readonly total: number
  readonly next?: string
}>

const pageSize = 500

type Limits<One extends Row> = {
  /** Default: every row. */
  readonly isChoosable?: (row: One) => boolean
  readonly most?: number
}

/** Chooses all that a list finds, page after page, within the limits. */
export function useChooseAll<One extends Row>(
  selection: Selection,
  read: Read<One>,
  limits: Limits<One> = {},
) {
  return useMutation({
    mutationFn: () => everyId(read, limits),
    onSuccess: found => selection.add(found),
  })
}

async function everyId<One extends Row>(
  read: Read<One>,
  { isChoosable = () => true, most = Infinity }: Limits<One>,
): Promise<readonly number[]> {
  const ids: number[] = []
  let after: string | undefined
  for (let page = 1; ; page += 1) {
    const paging = { page, pageSize, ...(after !== undefined && { after }) }
    const answer = await read(paging)
    ids.push(...answer.rows.filter(isChoosable).map(row => row.id))
    after = answer.next
    const isEnd = after === undefined || page * pageSize >= answer.total
    if (isEnd || ids.length >= most) return ids.slice(0, most)
  }
}
