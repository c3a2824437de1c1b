import { Select } from '@mantine/core'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import classes from './Exports.module.css'
import { goneWords, useFormats } from './use-formats.ts'

type Props = {
  /** A deleted format is shown as none, with a sentence. */
  readonly value: ExportFormat
  readonly onChange: (format: ExportFormat) => void
}

/** Chooses a format within a form. */
export function FormatSelect({ value, onChange }: Props) {
  const { options, find, isGone } = useFormats()
  return (
    <Select<ExportFormat>
      label="Format"
      placeholder="Choose a format"
      description={find(value)?.words}
      error={isGone(value) && goneWords}
      data={options.map(one => ({ value: one.value, label: one.title }))}
      value={isGone(value) ? null : value}
      allowDeselect={false}
      maxDropdownHeight={300}
      data-autofocus
      onChange={chosen => onChange(chosen ?? value)}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span className={classes.use}>
            {options.find(one => one.value === option.value)?.words}
          </span>
        </span>
      )}
    />
  )
}
