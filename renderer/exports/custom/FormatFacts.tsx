import { Select, TextInput } from '@mantine/core'
import { truthFields } from '../../../shared/exports/custom-fields.ts'
import {
  falseWords,
  fileSeparators,
  separatorWords,
  truthWords,
} from '../../../shared/exports/custom-format.ts'
import type { Problems } from '../../../shared/problems.ts'
import { NumberField } from '../../ui/form/NumberField.tsx'
import classes from './CustomFormat.module.css'
import type { FormatDraft } from './format-draft.ts'

type Props = {
  readonly draft: FormatDraft
  readonly problems: Problems
  readonly onChange: (draft: FormatDraft) => void
}

/** What counts for the file as a whole. */
export function FormatFacts({ draft, problems, onChange }: Props) {
  const hasTruth = draft.columns.some(({ field }) => truthFields.has(field))
  return (
    <div className={classes.facts}>
      <TextInput
        label="Name"
        placeholder="Name of the program"
        value={draft.name}
        error={problems['name']}
        onChange={event => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label="Separator"
        allowDeselect={false}
        data={fileSeparators.map(value => ({ value, label: separatorWords[value] }))}
        value={draft.separator}
        onChange={value => onChange({ ...draft, separator: value ?? draft.separator })}
      />
      <NumberField
        label="Mailboxes per file"
        placeholder="Any number"
        value={draft.mostRows}
        error={problems['mostRows']}
        onChange={mostRows => onChange({ ...draft, mostRows })}
      />
      {hasTruth && (
        <Select
          label="True and false"
          allowDeselect={false}
          data={truthWords.map(value => ({ value, label: `${value}, ${falseWords[value]}` }))}
          value={draft.truth}
          onChange={value => onChange({ ...draft, truth: value ?? draft.truth })}
        />
      )}
    </div>
  )
}
