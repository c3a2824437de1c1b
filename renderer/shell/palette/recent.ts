import { create } from 'zustand'
import { namesPerson } from '../../../shared/customers/names-person.ts'
import type { PaletteEntry } from './entries.ts'

type Recent = {
  /** The latest first. */
  readonly ids: readonly string[]
  /** Of rows only as long as the window is open: names of customers are no preference. */
  readonly rows: readonly { readonly mode: string | undefined; readonly entry: PaletteEntry }[]
}

/** What was used in the palette. */
export const useRecentStore = create<Recent>(() => ({ ids: [], rows: [] }))

/** Rows that name a customer who was deleted. */
export function forgetRecent(name: string): void {
  useRecentStore.setState(({ rows }) => ({
    rows: rows.filter(({ entry }) => !namesPerson(entry, { name, email: '' })),
  }))
}
