import { type Reader, write } from '../../db/core/database.ts'
import {
  countFormats,
  deleteFormat,
  findFormat,
  listFormats,
  restoreFormat,
  saveFormat,
} from '../../db/exports/formats.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { mostCustomFormats } from '../../shared/exports/custom-format.ts'
import { exportFormatWords } from '../../shared/exports/formats.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { keepDeleted, tooLate } from '../border/undo.ts'
import { systemClock } from '../scheduler/clock.ts'
import { previewFormat } from './preview-format.ts'

const noFormat = notFound('This format')

/** The formats that staff make of a target's sample. */
export function formatCalls(context: CallContext) {
  const deleted = keepDeleted<NonNullable<ReturnType<typeof deleteFormat>>>()
  const db = () => context.workspace().db
  return {
    'exports.formats': () => ok(listFormats(db().reader)),
    'exports.saveFormat': ({ id, format }) =>
      write(db(), tx => {
        const why = whyNoFormat(tx, id, format.name)
        if (why !== null) return fail(why)
        const saved = saveFormat(tx, id, format, systemClock.now())
        return saved === null ? fail(noFormat) : ok({ id: saved })
      }),
    'exports.deleteFormat'({ id }) {
      const row = write(db(), tx => deleteFormat(tx, id))
      if (row === null) return fail(noFormat)
      deleted.keep(db(), String(id), row)
      return ok(null)
    },
    'exports.restoreFormat'({ id }) {
      const row = deleted.take(db(), String(id))
      if (row === null) return fail(tooLate('This format'))
      return write(db(), tx => {
        const why = whyNoFormat(tx, undefined, row.name)
        if (why !== null) return fail(why)
        restoreFormat(tx, row)
        return ok(null)
      })
    },
    'exports.previewFormat': ({ format }) => ok(previewFormat(context.workspace(), format)),
  } satisfies Partial<Handlers>
}

const plain = (name: string) => name.normalize('NFC').toLowerCase()
const builtIn = new Set(Object.values(exportFormatWords).map(plain))

/** Why a format cannot have this name, or be there at all; null: it can. */
function whyNoFormat(tx: Reader, id: number | undefined, name: string): BorderFailure | null {
  if (id !== undefined && findFormat(tx, id) === null) return noFormat
  if (builtIn.has(plain(name)))
    return invalid({ 'format.name': 'A built-in format has this name. Enter another one.' })
  if (listFormats(tx).some(one => one.id !== id && plain(one.name) === plain(name)))
    return invalid({ 'format.name': 'Another format has this name. Enter another one.' })
  if (id === undefined && countFormats(tx) >= mostCustomFormats)
    return refusal(
      'not_applicable',
      `There are ${mostCustomFormats} formats already. Delete one that is no longer used.`,
    )
  return null
}
