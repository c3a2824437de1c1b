import { countExport, writeExport } from '../exports/write-export.ts'
import type { CallContext } from './context.ts'
import type { Handlers } from './serve.ts'

export function exportCalls(context: CallContext) {
  return {
    'exports.write': args => writeExport(context, args),
    'exports.count': args => countExport(context.workspace(), args),
  } satisfies Partial<Handlers>
}
