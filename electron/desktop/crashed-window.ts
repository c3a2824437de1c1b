import type { WebContents } from 'electron'

/** So many reloads within so long (milliseconds); then the page itself is the trouble. */
const reloads = 3
const withinMs = 60_000

type Options = {
  readonly now: () => number
  readonly report: (error: unknown) => void
  /** It crashes again and again. */
  readonly giveUp: () => void
}

/** The engine does not live in the window: a crashed page is loaded anew, and work goes on. */
export function reloadCrashed(
  contents: Pick<WebContents, 'on' | 'reload'>,
  { now, report, giveUp }: Options,
): void {
  let times: readonly number[] = []
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    report(new Error(`The window crashed: ${reason}, ${exitCode}`))
    times = [...times.filter(time => time > now() - withinMs), now()]
    if (times.length > reloads) giveUp()
    else contents.reload()
  })
}
