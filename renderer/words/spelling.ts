import { asStored } from '../../shared/domains/readable.ts'

/**
 * Copies names off the page as they are stored; a field gives what was typed into it. As long
 * as the window lives.
 */
export function followCopies(): void {
  document.addEventListener('copy', event => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
      return
    const selected = document.getSelection()?.toString() ?? ''
    const copied = asStored(selected)
    if (copied === selected) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copied)
  })
}
