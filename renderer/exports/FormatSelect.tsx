import { Select } from '@mantine/core'
import { exportFormatWords } from '../../shared/exports/formats.ts'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import classes from './Exports.module.css'
import { formatWords } from './formats.ts'

type Props = {
  readonly value: ExportFormat
  readonly onChange: (format: ExportFormat) => void
}

const data = exportFormats.map(value => ({ value, label: exportFormatWords[value] }))
const formatOf = (value: string | null) => exportFormats.find(one => one === value)

/** Chooses a format within a form. */
export function FormatSelect({ value, onChange }: Props) {
  return (
    <Select
      label="Format"
      description={formatWords(value)}
      data={data}
      value={value}
      allowDeselect={false}
      maxDropdownHeight={300}
      data-autofocus
      onChange={chosen => onChange(formatOf(chosen) ?? value)}
      renderOption={({ option }) => {
        const format = formatOf(option.value)
        return (
          <span>
            {option.label}
            {format !== undefined && <span className={classes.use}>{formatWords(format)}</span>}
          </span>
        )
      }}
    />
  )
}
