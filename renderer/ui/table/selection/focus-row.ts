/** Focuses the table's row, before the focused button vanishes with the selection. */
export function focusRow(): void {
  document
    .querySelector<HTMLElement>('table[role="grid"] tbody tr[tabindex="0"]')
    ?.focus({ preventScroll: true })
}
