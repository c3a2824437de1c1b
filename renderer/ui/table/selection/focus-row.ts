/** Back to the table, before what has the focus goes away with the selection. */
export function focusRow(): void {
  document
    .querySelector<HTMLElement>('table[role="grid"] tbody tr[tabindex="0"]')
    ?.focus({ preventScroll: true })
}
