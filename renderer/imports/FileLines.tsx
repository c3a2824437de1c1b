import { fieldWords } from '../../shared/imports/fields.ts'
import { withoutKeyShapes } from '../../shared/imports/key-shape.ts'
import { noteSentence, type Table } from '../../shared/imports/table.ts'
import { columnName } from '../../shared/imports/titles.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useImport } from './import-session.ts'

type Props = {
  readonly table: Table
  /** Titles of columns that are left out. */
  readonly leftOut: readonly string[]
}

/** Notes on the file as a whole: what was guessed, what is left out. */
export function FileLines({ table, leftOut }: Props) {
  const { guessed, mapping } = useImport()
  const titles = [...guessed].flatMap(field => {
    const at = mapping[field]
    if (at === undefined) return []
    return [`${columnName(table.titles[at] ?? '', at)} as ${fieldWords[field].label}`]
  })
  const lines = [
    ...table.notes.map(noteSentence),
    ...(titles.length > 0
      ? [
          `${countOf(titles.length, 'column is guessed', 'columns are guessed')}: ${titles.join(', ')}`,
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          `${countOf(leftOut.length, 'column is left out', 'columns are left out')}: ${leftOut.join(', ')}`,
        ]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <div className="quiet firm strip line-below">
      {lines.map(line => (
        <p key={line} className="breaks">
          {withoutKeyShapes(line)}
        </p>
      ))}
    </div>
  )
}
