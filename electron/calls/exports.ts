import type { Desk } from '../desk.ts'
import { countExport, writeExport } from '../exports/write-export.ts'
import type { Handlers } from './serve.ts'

export function exportCalls(desk: Desk) {
  return {
    'exports.write': args => writeExport(desk, args),
    'exports.count': args => countExport(desk.workspace(), args),
  } satisfies Partial<Handlers>
}
