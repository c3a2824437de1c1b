/** So many per load of the window: trouble that repeats itself does not fill the log. */
const atMost = 20
const maxLength = 8000
let reported = 0

/** A defect of the window goes into the log of the main process. */
export function reportBug(error: unknown, componentStack: string | null = null): void {
  if (reported >= atMost) return
  reported += 1
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const where = componentStack === null ? '' : `\n${componentStack.trim()}`
  void window.boxwright.call('app.reportBug', { text: `${text}${where}`.slice(0, maxLength) })
}

/** What no page caught, and what nobody waited for. */
export function followBugs(): void {
  // without an error it is a remark of the browser's
  window.addEventListener('error', ({ error }) => error && reportBug(error))
  window.addEventListener('unhandledrejection', ({ reason }) => reportBug(reason))
}
