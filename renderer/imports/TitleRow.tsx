import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { withoutKeyShapes } from '../../shared/imports/key-shape.ts'
import { guessColumns } from '../../shared/imports/orders/guess-columns.ts'
import { fieldOfColumn, isSecretColumn } from '../../shared/imports/orders/mapping.ts'
import type { Table } from '../../shared/imports/table.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { numberText } from '../../shared/text/locale.ts'
import { useCall } from '../app/bridge.ts'
import { showProblem } from '../ui/show.ts'
import { openTable, useImport } from './import-session.ts'
import { readFile } from './read-file.ts'

/** Asks which row has the titles. Another row makes another table of the file. */
export function TitleRow({ table }: { readonly table: Table }) {
  const { source, mapping } = useImport()
  const preferences = useCall('preferences.get', {})
  const change = useMutation({
    mutationFn: async (titleRow: number) => {
      if (source === null) return
      const again = { ...source, answers: { titleRow } }
      const read = await readFile(again)
      if (!read.ok) return showProblem(read.failure)
      const before = preferences.data?.importColumns ?? {}
      openTable(read.value, again, guessColumns(read.value, before))
    },
  })
  if (source === null || table.head.length < 2) return null
  const words = (cells: readonly string[], row: number) => {
    const shown = cells.filter((cell, at) => {
      const isTitle = row === table.titleRow
      const isSecret = isSecretColumn(table.titles[at] ?? '', fieldOfColumn(mapping, at))
      return cell !== '' && (isTitle || !isSecret)
    })
    const texts = shown.slice(0, 3).map(cell => isolated(withoutKeyShapes(cell).slice(0, 24)))
    return `${numberText(row)}: ${texts.join(', ')}`
  }
  return (
    <Select<number>
      label="Row of titles"
      size="xs"
      value={table.titleRow}
      data={table.head.map(({ number, cells }) => ({
        value: number,
        label: words(cells, number),
      }))}
      disabled={change.isPending}
      onChange={value => value !== null && change.mutate(value)}
    />
  )
}
