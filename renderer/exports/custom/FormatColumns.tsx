import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import {
  type CustomField,
  customFields,
  customFieldWords,
  fieldGroups,
  fieldGroupWords,
} from '../../../shared/exports/custom-fields.ts'
import { customFormatSchema } from '../../../shared/exports/custom-format.ts'
import { columnName } from '../../../shared/imports/titles.ts'
import type { Problems } from '../../../shared/problems.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall } from '../../app/bridge.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import classes from './CustomFormat.module.css'
import { type FormatDraft, formatOfDraft, withColumn } from './format-draft.ts'

const choices = fieldGroups.map(group => ({
  group: fieldGroupWords[group],
  items: customFields
    .filter(field => customFieldWords[field].group === group)
    .map(value => ({ value, label: customFieldWords[value].label })),
}))

type Props = {
  readonly draft: FormatDraft
  readonly problems: Problems
  readonly onChange: (draft: FormatDraft) => void
}

/** Each column of the sample, what it has, and what the first rows of a file would have there. */
export function FormatColumns({ draft, problems, onChange }: Props) {
  const { columns, guessed } = draft
  const preview = usePreview(draft)
  const rows = preview?.rows ?? []
  return (
    <section aria-labelledby="columns" className="stack gap-8">
      <div className="row wrap gap-8-12" style={{ minHeight: 30 }}>
        <h2 id="columns">Columns</h2>
        <span className="quiet">{summaryOf(draft)}</span>
        {guessed.size > 0 && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => onChange({ ...draft, guessed: new Set() })}
          >
            Guesses are right
          </Button>
        )}
      </div>
      {problems['columns'] !== undefined && (
        <p role="alert" className="error">
          {problems['columns']}
        </p>
      )}
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col" style={{ width: '24%' }}>
              Title
            </th>
            <th scope="col" className={classes.choice}>
              What it has
            </th>
            <th scope="col" colSpan={3} className={classes.cell}>
              {preview?.isExample === true
                ? 'First rows of a file, of made-up mailboxes'
                : 'First rows of a file'}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((_, at) => (
            <tr key={at}>
              <th scope="row">
                <Title draft={draft} at={at} problem={problems[`columns.${at}.title`]} />
              </th>
              <td>
                <Field draft={draft} at={at} problems={problems} onChange={onChange} />
              </td>
              {[0, 1, 2].map(row => (
                <td key={row} className={classes.cell}>
                  <OutsideText
                    className="mono block cut"
                    text={rows[row]?.[at] ?? ''}
                    title={rows[row]?.[at] ?? ''}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The first rows of a file in the format, as soon as it could be saved but for its name. */
function usePreview(draft: FormatDraft) {
  const [typed] = useDebouncedValue(draft, 200)
  const format = { ...formatOfDraft(typed), name: 'Preview' }
  return useCall(
    'exports.previewFormat',
    { format },
    {
      enabled: customFormatSchema.safeParse(format).success,
      placeholderData: keepPreviousData,
      gcTime: 0,
    },
  ).data
}

type ColumnProps = { readonly draft: FormatDraft; readonly at: number }

/** A column's title as the sample has it, with a cell of the sample below. */
function Title({ draft, at, problem }: ColumnProps & { readonly problem: string | undefined }) {
  const column = draft.columns[at]
  // a sample may have a real password
  const isSecret = column?.field === 'password'
  const hint = isSecret ? '' : (draft.hints.map(row => row[at] ?? '').find(Boolean) ?? '')
  return (
    <>
      <span className="fw-500 breaks">{columnName(column?.title.trim() ?? '', at)}</span>
      {draft.guessed.has(at) && <span className={classes.guessed}>guessed</span>}
      {hint !== '' && (
        <span className="block quiet small cut" title={hint}>
          {`Sample: ${isolated(hint)}`}
        </span>
      )}
      {problem !== undefined && <span className="block error">{problem}</span>}
    </>
  )
}

function Field({ draft, at, problems, onChange }: ColumnProps & Props) {
  const column = draft.columns[at]
  if (column === undefined) return null
  const { field, title, text = '' } = column
  const called = columnName(title.trim(), at)
  return (
    <div className="stack gap-6">
      <Select<CustomField>
        aria-label={`What ${called} has`}
        size="xs"
        searchable
        allowDeselect={false}
        maxDropdownHeight={320}
        data={choices}
        value={field}
        error={problems[`columns.${at}.title`] !== undefined}
        onChange={value => onChange(withColumn(draft, at, { field: value ?? field }))}
      />
      {field === 'text' && (
        <TextInput
          aria-label={`Text in ${called}`}
          size="xs"
          placeholder="The same in every row"
          value={text}
          error={problems[`columns.${at}.text`]}
          onChange={event =>
            onChange(withColumn(draft, at, { text: event.currentTarget.value }))
          }
        />
      )}
    </div>
  )
}

/** "12 columns, 9 guessed by their titles, 3 empty" */
function summaryOf({ columns, guessed }: FormatDraft): string {
  const empty = columns.filter(({ field }) => field === 'empty').length
  return [
    countOf(columns.length, 'column'),
    guessed.size > 0 &&
      `${guessed.size} guessed by ${guessed.size === 1 ? 'its title' : 'their titles'}`,
    empty > 0 && `${empty} empty`,
  ]
    .filter(part => part !== false)
    .join(', ')
}
