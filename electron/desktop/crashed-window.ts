import type { WebContents } from 'electron'

/** After more reloads than this within `withinMs` milliseconds the page itself is the trouble. */
const reloads = 3
const withinMs = 60_000

type Options = {
  readonly now: () => number
  readonly report: (error: unknown) => void
  /** Called when the page crashes again and again. */
  readonly giveUp: () => void
}

/** Loads a crashed page anew; the engine goes on meanwhile, because it is in the main process. */
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
