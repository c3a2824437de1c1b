import { basename } from 'node:path'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { storageRefusal } from '../border/storage-refusal.ts'
import type { BackUpFailure } from './back-up.ts'
import { findBackups } from './list-backups.ts'

/** Limit of the backups made by hand: a window that asks for ever must not fill the disk. */
const mostByHand = 100

export function dataCalls(context: CallContext) {
  const upkeep = () => context.workspace().upkeep
  return {
    'data.status': () => ok(upkeep().status()),
    async 'data.check'() {
      const result = await upkeep().check()
      return result === null ? fail(stopped) : ok(result)
    },
    async 'data.backUp'() {
      const { backups } = context.workspace().paths
      const byHand = findBackups(backups).filter(({ kind }) => kind === 'by-hand')
      if (byHand.length >= mostByHand)
        return fail(
          refusal(
            'not_applicable',
            `There are ${mostByHand} backups made by hand. Remove some in their folder first.`,
          ),
        )
      const made = await upkeep().backUp('by-hand')
      return made.ok ? ok({ name: basename(made.value) }) : fail(backUpRefusal(made.failure))
    },
    'data.listBackups': () => ok(upkeep().list()),
    'data.restore': ({ name }) => context.restore(name),
    'data.openFolder'() {
      const { backups, folder } = context.workspace().paths
      if (context.openFolder(findBackups(backups).length > 0 ? backups : folder))
        return ok(null)
      return fail(
        refusal('not_applicable', 'The folder is on the server, not on this computer.'),
      )
    },
  } satisfies Partial<Handlers>
}

const stopped = refusal(
  'not_applicable',
  'It was ended, because Boxwright closes the database.',
)

const megabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1e6))} MB`

function backUpRefusal(failure: BackUpFailure): BorderFailure {
  if (failure.kind === 'stopped') return stopped
  const { trouble, neededBytes, freeBytes } = failure
  if (neededBytes !== undefined && freeBytes !== undefined)
    return refusal(
      'storage',
      `The backup needs ${megabytes(neededBytes)}, and ${megabytes(freeBytes)} are free. Earlier backups are kept.`,
    )
  return trouble === 'damaged'
    ? refusal('storage', 'The copy is not whole, so it was not kept. Check the database.')
    : storageRefusal(trouble)
}
