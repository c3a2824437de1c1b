import { Select } from '@mantine/core'
import { useDo } from '../../bridge.ts'
import { mapColumns, useImport } from '../../stores/import-session.ts'
import { type Field, fields, fieldWords } from './fields.ts'
import classes from './Import.module.css'
import { chosenColumns, columnName, fieldOfColumn, sampleWords, withColumn } from './mapping.ts'

const choices = fields.map(field => ({ value: field, label: fieldWords[field].label }))

/** Which column of the file is what; a choice is remembered for the next file. */
export function ColumnList() {
  const { table, mapping } = useImport()
  const save = useDo('preferences.save')
  if (table === null) return null
  const change = (column: number, field: Field | null) => {
    const next = withColumn(mapping, column, field)
    mapColumns(next)
    save.mutate({ importColumns: chosenColumns(table.titles, next) })
  }
  return (
    <section aria-label="Columns" className={classes.columns}>
      <h2 className={classes.sideTitle}>Columns</h2>
      {table.titles.map((title, at) => {
        const sample = table.rows.find(row => (row.cells[at] ?? '') !== '')?.cells[at]
        const field = fieldOfColumn(mapping, at)
        const words = columnName(title, at)
        return (
          <Select<Field>
            key={at}
            label={words}
            description={sample === undefined ? 'Empty' : sampleWords(words, field, sample)}
            placeholder="Left out"
            size="xs"
            searchable
            clearable
            data={choices}
            value={field}
            onChange={value => change(at, value)}
          />
        )
      })}
    </section>
  )
}
