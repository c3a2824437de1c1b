/** Bugs reported per load of the window: trouble that repeats itself does not fill the log. */
const atMost = 20
const maxLength = 8000
let reported = 0

/** Writes a defect of the window into the log of the main process. Never throws. */
export function reportBug(error: unknown, componentStack: string | null = null): void {
  if (reported >= atMost) return
  reported += 1
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const where = componentStack === null ? '' : `\n${componentStack.trim()}`
  void window.boxwright.call('app.reportBug', { text: `${text}${where}`.slice(0, maxLength) })
}

/**
 * Reports errors that no page caught and rejections that nobody handled, as long as the window
 * lives.
 */
export function followBugs(): void {
  // an event without an error is a notice of the browser itself
  window.addEventListener('error', ({ error }) => error && reportBug(error))
  window.addEventListener('unhandledrejection', ({ reason }) => reportBug(reason))
}
