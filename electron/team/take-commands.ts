import { fail } from '../../shared/border/result.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import type { LocalDoor } from '../cli/local-door.ts'
import type { Log } from '../log/log.ts'
import type { Seats } from './seats.ts'

type Parts = Pick<CallContext, 'lock' | 'server' | 'emit'> & {
  readonly folder: string
  readonly seats: Seats
  readonly isLocked: () => boolean
  readonly log: Log
}

/** Takes the commands of the command line for the own database, as whoever sits here. */
export async function takeCommands({
  folder,
  seats,
  log,
  ...parts
}: Parts): Promise<LocalDoor | null> {
  // loaded beside the start, which does without
  const { createLocalAnswer } = await import('../cli/local-calls.ts')
  const { openLocalDoor } = await import('../cli/local-door.ts')
  const answer = createLocalAnswer({
    ...parts,
    workspace: () => seats.workspace(),
    restore: name => seats.restore(name),
    whenOpen: () => seats.whenOpen(),
    reportBug: error => log.bug(error),
  })
  return openLocalDoor(
    folder,
    async (name, args, savePath) =>
      seats.own() === null
        ? fail(refusal('not_applicable', 'This app shows a server. Run the command there.'))
        : answer(name, args, savePath),
    sentence => log.info(sentence),
  )
}
