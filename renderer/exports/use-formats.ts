import type { CustomFormatRow } from '../../shared/exports/contract.ts'
import { customFormat, exportFormatWords, isBuiltIn } from '../../shared/exports/formats.ts'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { customWords, formatWords } from './formats.ts'

export type FormatOption = {
  readonly value: ExportFormat
  readonly title: string
  /** What it is for, in one line. */
  readonly words: string
}

const builtIn = exportFormats.map(
  (value): FormatOption => ({
    value,
    title: exportFormatWords[value],
    words: formatWords(value),
  }),
)

const optionOf = (row: CustomFormatRow): FormatOption => ({
  value: customFormat(row.id),
  title: isolated(row.name),
  words: customWords(row),
})

/** Every format that can be chosen, those of staff first. */
export function useFormats() {
  const { data } = useCall('exports.formats', {})
  const options = [...(data ?? []).map(optionOf), ...builtIn]
  const find = (format: ExportFormat) => options.find(one => one.value === format)
  return {
    options,
    find,
    /** Whether a format of staff was deleted; false until that is known. */
    isGone: (format: ExportFormat | undefined): boolean =>
      format !== undefined &&
      data !== undefined &&
      !isBuiltIn(format) &&
      find(format) === undefined,
  }
}

export const goneWords = 'The usual format of this customer was deleted. Choose another one.'
