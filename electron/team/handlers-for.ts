import { type Database, signedBy } from '../../db/core/database.ts'
import type { Actor } from '../../shared/team/team.ts'
import type { ServerHandlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { serverHandlers } from '../border/handlers.ts'
import type { Workspace } from '../workspace/workspace.ts'

/**
 * Handlers for each staff member: what they write says who did it, and what handlers keep in memory,
 * such as what Undo puts back, is each person's own.
 */
export function handlersByActor(context: CallContext): (actor: Actor) => ServerHandlers {
  const known = new Map<number, { readonly name: string; readonly handlers: ServerHandlers }>()
  return ({ id, name }) => {
    const made = known.get(id)
    if (made?.name === name) return made.handlers
    const workspace = signedWorkspaces(
      () => context.workspace(),
      db => signedBy(db, { id, name }),
    )
    const handlers = serverHandlers({ ...context, workspace })
    known.set(id, { name, handlers })
    return handlers
  }
}

/** The current workspace with a signed database; the same object as long as it is the same one. */
function signedWorkspaces(
  current: () => Workspace,
  sign: (db: Database) => Database,
): () => Workspace {
  const signed = new WeakMap<Workspace, Workspace>()
  return () => {
    const workspace = current()
    const known = signed.get(workspace)
    if (known !== undefined) return known
    const made: Workspace = { ...workspace, db: sign(workspace.db) }
    signed.set(workspace, made)
    return made
  }
}
