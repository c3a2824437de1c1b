import { Button, Select } from '@mantine/core'
import { memo, useMemo } from 'react'
import { fieldWords, type ImportField, importFields } from '../../shared/imports/fields.ts'
import { fieldOfColumn, sampleOf, withColumn } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import { columnName } from '../../shared/imports/titles.ts'
import classes from './Import.module.css'
import { confirmGuesses, mapColumns, useImport } from './import-session.ts'
import { useRememberColumns } from './remember-columns.ts'
import { TitleRow } from './TitleRow.tsx'

const choices = importFields.map(field => ({ value: field, label: fieldWords[field].label }))

/** Which column of the file is what; a choice is remembered for the next file. */
export const ColumnList = memo(DrawnColumns)

function DrawnColumns() {
  const table = useImport(one => one.table)
  const mapping = useImport(one => one.mapping)
  const guessed = useImport(one => one.guessed)
  const remember = useRememberColumns()
  const keys = useMemo(() => keysOf(table ?? { rows: [] }, mapping), [table, mapping])
  if (table === null) return null
  const { titles } = table
  const change = (column: number, field: ImportField | null) => {
    mapColumns(withColumn(mapping, column, field))
    remember(titles, new Map([[column, field]]))
  }
  const confirm = () => {
    const columns = [...guessed].flatMap((field): [number, ImportField][] => {
      const column = mapping[field]
      return column === undefined ? [] : [[column, field]]
    })
    remember(titles, new Map(columns))
    confirmGuesses()
  }
  return (
    <section
      aria-label="Columns"
      className="stack gap-10 line-above"
      style={{ paddingTop: 12 }}
    >
      <div className="row between gap-8" style={{ minHeight: 22 }}>
        <h2>Columns</h2>
        {guessed.size > 0 && (
          <Button
            variant="default"
            size="compact-xs"
            title="What is guessed is right, and remembered for the next file."
            onClick={confirm}
          >
            Guesses are right
          </Button>
        )}
      </div>
      <TitleRow table={table} />
      {titles.map((title, at) => {
        const field = fieldOfColumn(mapping, at)
        const isGuessed = field !== null && guessed.has(field)
        return (
          <Select<ImportField>
            key={at}
            label={
              <>
                {columnName(title, at)}
                {isGuessed && <span className={classes.guessed}>guessed</span>}
              </>
            }
            description={sampleOf(table, at, field, keys) ?? 'Empty'}
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
