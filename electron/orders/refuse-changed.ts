import type { Reader } from '../../db/core/database.ts'
import { editsAfter, versionOf } from '../../db/orders/edits.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { refusal } from '../border/refusal.ts'
import { iso } from '../scheduler/clock.ts'

/** So many changes are named at most. */
const namedEdits = 5

type Edited = { readonly id: number; readonly version?: number | undefined }

/** The refusal of a change to an order that a colleague has changed since; null: nobody has. */
export function changedProblem(tx: Reader, { id, version }: Edited): BorderFailure | null {
  if (version === undefined) return null
  const edits = editsAfter(tx, id, version, namedEdits).map(
    ({ byId, byName, at, description }) => ({
      by: { id: byId ?? 0, name: byName ?? '' },
      description,
      at: iso(at),
    }),
  )
  const [latest] = edits
  if (latest === undefined) return null
  return {
    ...refusal(
      'changed',
      `${isolated(latest.by.name)} has changed this order meanwhile. Nothing was saved.`,
    ),
    edits,
    version: versionOf(tx, id),
  }
}
