import { expect, it } from 'vitest'
import type { PaletteEntry } from '../../../../../renderer/shell/palette/entries.ts'
import { forgetRecent, useRecentStore } from '../../../../../renderer/shell/palette/recent.ts'

it('forgets the rows of a deleted customer alone', () => {
  const row = (title: string) => {
    const act: PaletteEntry['act'] = { kind: 'page', address: `/customers?search=${title}` }
    return { mode: 'live', entry: { id: title, group: 'customers', title, act } as const }
  }
  useRecentStore.setState({ rows: [row('Al'), row('Alma')] })

  forgetRecent('Al')

  expect(useRecentStore.getState().rows.map(one => one.entry.title)).toEqual(['Alma'])
})
