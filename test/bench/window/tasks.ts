import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import type { App } from '../../support/boxwright-app.ts'

/** A task of the window's main thread, in milliseconds. */
export type Task = {
  /** As people wait; on a busy machine the thread is not served all the time. */
  readonly clock: number
  /** Of processor time, whatever else the machine does. */
  readonly cpu: number
}

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds; `tdur`: of the thread. */
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown() }).partial().optional(),
})
const traceSchema = z.object({ traceEvents: z.array(eventSchema) })

const categories = ['toplevel', '__metadata']

/** Chromium's own record of what the window's main thread did meanwhile. */
export async function tasksOf(
  { electron }: App,
  run: () => Promise<void>,
): Promise<readonly Task[]> {
  await electron.evaluate(
    ({ contentTracing }, included) =>
      contentTracing.startRecording({
        included_categories: [...included],
        excluded_categories: ['*'],
      }),
    categories,
  )
  await run()
  const file = await electron.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  rmSync(file)
  const threadOf = ({ pid, tid }: z.output<typeof eventSchema>) => `${pid} ${tid}`
  const windows = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  return traceEvents
    .filter(one => one.ph === 'X' && one.name === 'ThreadControllerImpl::RunTask')
    .filter(one => windows.has(threadOf(one)))
    .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, cpu: tdur / 1000 }))
}
