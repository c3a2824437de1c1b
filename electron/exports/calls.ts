import type { CallContext } from '../border/context.ts'
import type { Handlers } from '../border/serve-ipc.ts'
import { countExport, writeExport } from './write-export.ts'

export function exportCalls(context: CallContext) {
  return {
    'exports.write': args => writeExport(context, args),
    'exports.count': args => countExport(context.workspace(), args),
  } satisfies Partial<Handlers>
}
