import { useState } from 'react'
import type { MailboxRow } from '../../../shared/rows.ts'

/** Only what exists at Mailin, or was entered by hand, can be exported. */
export function isExportable(row: MailboxRow): boolean {
  const exists = row.mailinMailboxId !== null || row.isByHand === true
  return exists && row.removedAt === undefined
}

/** Chosen mailboxes, over pages and searches. Shift extends from the last one that was pressed. */
export function useSelection(rows: readonly MailboxRow[]) {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set())
  const [anchor, setAnchor] = useState<number | null>(null)
  const onPage = rows.filter(isExportable).map(row => row.id)
  const chosenOnPage = onPage.filter(id => ids.has(id)).length

  function put(changed: readonly number[], isChosen: boolean) {
    const next = new Set(ids)
    for (const id of changed) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    setIds(next)
  }

  return {
    ids,
    pageState: chosenOnPage === 0 ? 'none' : chosenOnPage < onPage.length ? 'some' : 'all',
    onPage: onPage.length,
    toggle(id: number, isShift: boolean) {
      const from = anchor === null ? -1 : onPage.indexOf(anchor)
      const to = onPage.indexOf(id)
      const range = onPage.slice(Math.min(from, to), Math.max(from, to) + 1)
      put(isShift && from >= 0 && to >= 0 ? range : [id], !ids.has(id))
      setAnchor(id)
    },
    togglePage: () => put(onPage, chosenOnPage < onPage.length),
    add: (more: readonly number[]) => put(more, true),
    clear: () => setIds(new Set()),
  } as const
}

export type Selection = ReturnType<typeof useSelection>
