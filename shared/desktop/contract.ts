import { z } from 'zod'
import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { type DesktopView, desktopSchema, type Mode } from '../settings/settings.ts'
import { mainCommandIds } from './commands.ts'

export type AppInfo = {
  readonly version: string
  readonly electron: string
  readonly mode: Mode
  readonly dataFolder: string
  /** The locale of dates, numbers and money, such as `de-DE`. */
  readonly locale: string
  /** The scenarios of practice mode, by the word that a domain begins with. */
  readonly scenarios: readonly {
    readonly word: string
    readonly title: string
    readonly what: string
  }[]
}

export const desktopCalls = {
  'desktop.get': reads({ args: nothing, answer: answer<DesktopView>() }),
  'desktop.save': acts({ args: desktopSchema, answer: answer<null>(), stale: ['desktop.get'] }),
  'commands.run': acts({
    args: z.strictObject({ id: z.enum(mainCommandIds) }),
    answer: answer<null>(),
    stale: [],
  }),
  'clipboard.copy': acts({
    args: z.strictObject({
      text: z.string().max(100_000),
      /** It is cleared from the clipboard after `clipboardMs`. */
      isSecret: z.boolean().optional(),
    }),
    answer: answer<null>(),
    stale: [],
  }),
  'app.info': reads({ args: nothing, answer: answer<AppInfo>() }),
  /** A defect of the window, for the log. */
  'app.reportBug': acts({
    args: z.strictObject({ text: z.string().min(1).max(8000) }),
    answer: answer<null>(),
    stale: [],
  }),
}
