import { expect, test } from 'vitest'
import { RowTable } from '../../renderer/ui/table/RowTable.tsx'
import type { Column } from '../../renderer/ui/table/TableRow.tsx'
import { drawWith } from './support/draw-with.tsx'
import { press } from './support/locator.ts'

type City = { readonly name: string; readonly people: number }

const columns: readonly Column<City, 'people'>[] = [
  { key: 'name', title: 'Name', cell: city => city.name },
  { key: 'people', title: 'People', sortBy: 'people', cell: city => city.people },
]
const rows: readonly City[] = [
  { name: 'Bonn', people: 3 },
  { name: 'Kiel', people: 2 },
]

test('arrows move over rows, and Enter opens one', async () => {
  const opened: string[] = []
  const page = drawWith(
    {},
    <RowTable
      label="Cities"
      columns={columns}
      rows={rows}
      rowKey={city => city.name}
      onOpen={city => opened.push(city.name)}
    />,
  )
  await page.getByRole('row', { name: /Bonn/ }).focus()

  await press('ArrowDown')
  await expect(page.getByRole('row', { name: /Kiel/ })).toBeFocused()
  await press('Enter')

  expect(opened).toEqual(['Kiel'])
})
