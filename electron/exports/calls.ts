import { findExportFile, listExportFiles } from '../../db/exports/files.ts'
import { latestIds } from '../../db/records/records.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { byOf } from '../records/view-records.ts'
import { iso } from '../scheduler/clock.ts'
import { formatCalls } from './format-calls.ts'
import { handOver } from './hand-over.ts'
import { profileCalls } from './profile-calls.ts'
import { countExport, writeExport } from './write-export.ts'

export function exportCalls(context: CallContext) {
  return {
    ...formatCalls(context),
    ...profileCalls(context),
    'exports.write': args => writeExport(context, args),
    async 'exports.handOver'(args) {
      const answer = await handOver(context, args)
      if (answer.ok && args.announce === true) {
        const { db, mail } = context.workspace()
        context.emit('letter:changed', { id: latestIds(db.reader).letter })
        mail.outbox.nudge()
      }
      return answer
    },
    'exports.count': args => countExport(context.workspace(), args),
    'exports.files'({ orderId, page, pageSize }) {
      const { reader } = context.workspace().db
      const { rows, total } = listExportFiles(reader, orderId, pageWindow({ page, pageSize }))
      return ok({
        rows: rows.map(({ createdAt, formatName, byId, byName, ...row }) => ({
          ...row,
          ...withoutNulls({ formatName }),
          createdAt: iso(createdAt),
          ...byOf({ byId, byName }),
        })),
        total,
      })
    },
    async 'exports.showFile'({ id }) {
      const file = findExportFile(context.workspace().db.reader, id)
      if (file === null) return fail(notFound('This file'))
      if (await context.showFile(file.path)) return ok(null)
      return fail(
        refusal('not_applicable', 'The file is no longer there: it was moved or deleted.'),
      )
    },
  } satisfies Partial<Handlers>
}
