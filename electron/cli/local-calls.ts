import { AsyncLocalStorage } from 'node:async_hooks'
import { createAnswer } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { serverHandlers } from '../border/handlers.ts'

/** Answers a call of the command line; `savePath`: where it may write. Never rejects. */
export type LocalAnswer = (
  name: unknown,
  args: unknown,
  savePath?: string,
) => ReturnType<ReturnType<typeof createAnswer>>

type Parts = Pick<CallContext, 'workspace' | 'restore' | 'lock' | 'server' | 'emit'> &
  Pick<Parameters<typeof createAnswer>[0], 'reportBug' | 'whenOpen' | 'isLocked'>

/** Answers the command line as whoever sits at the database, without any dialog. */
export function createLocalAnswer({
  reportBug,
  whenOpen,
  isLocked,
  ...parts
}: Parts): LocalAnswer {
  const paths = new AsyncLocalStorage<string | undefined>()
  const handlers = serverHandlers({
    ...parts,
    askSavePath: () => Promise.resolve(paths.getStore() ?? null),
    pathOnDesk: path => path,
    // nobody is there to be asked
    confirm: () => Promise.resolve(false),
    copySecret: () => Promise.resolve(),
    openFolder: () => false,
    showFile: () => Promise.resolve(false),
    switchMode: () => Promise.resolve(),
    preferences: { read: () => ({}) },
  })
  const answer = createAnswer({
    handlersFor: () => handlers,
    reportBug,
    isLocked,
    ...(whenOpen && { whenOpen }),
  })
  return (name, args, savePath) => paths.run(savePath, () => answer(null, name, args))
}
