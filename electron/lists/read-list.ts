import { type CallAnswer, calls } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { ExportedList } from '../../shared/lists/contract.ts'
import { callOf } from '../../shared/lists/list-calls.ts'
import type { Handlers } from '../border/answer.ts'
import type { ListCall, RowOf } from './tables.ts'

/** Few enough that a page never holds up the event loop, many enough for 100,000 rows. */
const pageSize = 250

/** A page that was refused while the file was being written. */
export class PageRefused extends Error {
  readonly failure: BorderFailure
  constructor(failure: BorderFailure) {
    super(failure.message)
    this.failure = failure
  }
}

/**
 * All rows of a list, page by page, by the very handler that answers the window. Throws
 * `PageRefused` when it refuses a page.
 */
export async function* readList<Name extends ExportedList>(
  handlers: Pick<Handlers, ListCall>,
  list: Name,
  filter: object,
): AsyncGenerator<readonly RowOf<Name>[]> {
  const name = callOf[list]
  let next: string | undefined
  for (let page = 1; ; page += 1) {
    // the rows are counted as they are written
    const asked = {
      ...filter,
      page,
      pageSize,
      isCounted: false,
      ...(next !== undefined && { after: next }),
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- handler and arguments are of one name, which the compiler cannot tie
    const answer = await (handlers[name] as Handler<Name>)(calls[name].args.parse(asked))
    if (!answer.ok) throw new PageRefused(answer.failure)
    const { rows } = answer.value
    if (rows.length > 0) yield rows
    next = answer.value.next
    if (rows.length < pageSize) return
  }
}

type Listed<Name extends ExportedList> = {
  readonly rows: readonly RowOf<Name>[]
  readonly next?: string
}
type Handler<Name extends ExportedList> = (
  args: unknown,
) => Promise<
  | Extract<CallAnswer<ListCall>, { ok: false }>
  | { readonly ok: true; readonly value: Listed<Name> }
>
