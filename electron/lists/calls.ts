import type { CallAnswer } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { TableFormat } from '../../shared/exports/table-format.ts'
import type { ExportedList } from '../../shared/lists/contract.ts'
import { localDay } from '../../shared/text/day.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { writeTableFile } from '../exports/table-file.ts'
import { systemClock } from '../scheduler/clock.ts'
import { PageRefused, readList } from './read-list.ts'
import { type ListCall, tables } from './tables.ts'

/** `handlers`: those that answer the lists in the window, so that a file has what it shows. */
export function listCalls(context: CallContext, handlers: Pick<Handlers, ListCall>) {
  return {
    'lists.export': ({ list, filter, format }) =>
      exportList(context, handlers, list, filter, format),
  } satisfies Partial<Handlers>
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- ties a table to the rows of its list
async function exportList<Name extends ExportedList>(
  context: Pick<CallContext, 'askSavePath' | 'pathOnDesk' | 'workspace'>,
  handlers: Pick<Handlers, ListCall>,
  list: Name,
  filter: object,
  format: TableFormat,
): Promise<CallAnswer<'lists.export'>> {
  const workspace = context.workspace()
  const rest = readList(handlers, list, filter)
  const first = await rest.next()
  if (first.done === true)
    return fail(refusal('not_applicable', 'The list is empty, so there is nothing to export.'))
  const path = await context.askSavePath(suggestedName(list, format))
  if (path === null) return fail(refusal('dismissed', 'The list was not exported.'))
  async function* pages() {
    const refuseOtherMode = () => {
      if (context.workspace() !== workspace) throw new PageRefused(modeChanged)
    }
    refuseOtherMode()
    yield first.value
    for await (const rows of rest) {
      refuseOtherMode()
      yield rows
    }
    // the other mode may have no rows at all
    refuseOtherMode()
  }
  try {
    const written = await writeTableFile(path, format, tables[list], pages())
    return written.ok ? ok({ path: context.pathOnDesk(path), count: written.value }) : written
  } catch (error) {
    if (error instanceof PageRefused) return fail(error.failure)
    throw error
  }
}

const modeChanged = refusal(
  'not_applicable',
  'The mode was changed meanwhile, so no file was saved.',
)

/** "orders_2026-11-30.csv", by the day of the system's time zone. */
const suggestedName = (list: ExportedList, format: TableFormat): string =>
  `${list}_${localDay(new Date(systemClock.now()))}.${format}`
