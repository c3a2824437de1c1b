import type { LastImport } from '../../shared/imports/import.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { numberText } from '../../shared/text/locale.ts'

/** Whether some orders were not reached: staff stopped the import, or the app ended during it. */
export const isInterrupted = ({ entries }: LastImport) =>
  entries.some(({ outcome }) => outcome === 'waiting')

/** "62 of 300 orders created" */
export function createdWords({ entries }: LastImport): string {
  const created = entries.filter(({ outcome }) => outcome === 'created').length
  return `${numberText(created)} of ${countOf(entries.length, 'order')} created`
}

export const interruptedWords = (last: LastImport) =>
  `Import of ${isolated(last.name)} was interrupted: ${createdWords(last)}`
