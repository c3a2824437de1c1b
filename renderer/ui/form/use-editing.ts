import { useState } from 'react'

/** Which row a dialog edits; it is kept while the dialog closes. */
export function useEditing<Row>() {
  const [isOpen, setOpen] = useState(false)
  const [row, setRow] = useState<Row>()
  const open = (next: Row | undefined) => {
    setRow(next)
    setOpen(true)
  }
  return {
    isOpen,
    /** The row that is edited; absent for a new one. */
    row,
    openNew: () => open(undefined),
    edit: (next: Row) => open(next),
    close: () => setOpen(false),
  }
}
