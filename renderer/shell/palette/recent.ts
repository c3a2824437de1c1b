import { create } from 'zustand'
import { namesPerson } from '../../../shared/customers/names-person.ts'
import type { PaletteEntry } from './entries.ts'

type Recent = {
  /** The latest first. */
  readonly ids: readonly string[]
  /** Rows are remembered only while the window is open: names of customers are no preference. */
  readonly rows: readonly { readonly mode: string | undefined; readonly entry: PaletteEntry }[]
}

/** What was used in the palette. */
export const useRecentStore = create<Recent>(() => ({ ids: [], rows: [] }))

/** Forgets the rows that name a deleted customer. */
export function forgetRecent(name: string): void {
  useRecentStore.setState(({ rows }) => ({
    rows: rows.filter(({ entry }) => !namesPerson(entry, { name, email: '' })),
  }))
}
