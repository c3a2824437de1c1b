import { counterOf } from '../../db/core/counters.ts'
import { countBehindLogins } from '../../db/letters/logins-first.ts'
import { countAttention as countDomains } from '../../db/orders/domain-lists.ts'
import {
  type AttentionCause,
  type AttentionCount,
  attentionCauses,
} from '../../shared/attention/attention.ts'
import { isMailStopped } from '../../shared/letters/letter.ts'
import { recordOf } from '../../shared/record-of.ts'
import { loginPatienceMs } from '../letters/await-logins.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** The parts of a workspace that can need a person. */
export type Counted = Pick<Workspace, 'db'> & {
  readonly vault: Pick<Workspace['vault'], 'status'>
  readonly engine: Pick<Workspace['engine'], 'status'>
  readonly mail: { readonly outbox: Pick<Workspace['mail']['outbox'], 'status'> }
  readonly upkeep: Pick<Workspace['upkeep'], 'troubles'>
}

const countOf: Readonly<Record<AttentionCause, (workspace: Counted) => number>> = {
  'work-stopped': workspace => Number(isWorkStopped(workspace)),
  'mail-stopped': ({ mail }) => Number(isMailStopped(mail.outbox.status())),
  'database-damaged': ({ upkeep }) => Number(upkeep.troubles().lastCheck?.isWhole === false),
  'backup-failed': ({ upkeep }) => Number(upkeep.troubles().backupTrouble !== undefined),
  'letters-refused': ({ db }) => counterOf(db.reader, 'letters', 'failed'),
  'letters-held': ({ db }) => counterOf(db.reader, 'letters', 'held'),
  'letters-behind-logins': ({ db }) =>
    countBehindLogins(db.reader, systemClock.now() - loginPatienceMs),
  'orders-pending': ({ db }) => counterOf(db.reader, 'orders', 'pending'),
}

/** How much needs a person: domains, and all else by its cause. */
export function countAttention(workspace: Counted): AttentionCount {
  const domains = countDomains(workspace.db.reader)
  const causes = recordOf(attentionCauses, cause => countOf[cause](workspace))
  return { domains, causes, total: Object.values(causes).reduce((sum, n) => sum + n, domains) }
}

/** Whether the engine rests for something that time does not mend; a quota passes by itself. */
function isWorkStopped({ engine, vault }: Counted): boolean {
  const { pauses, storage } = engine.status()
  const { state } = vault.status()
  return (
    storage !== undefined ||
    state === 'locked' ||
    state === 'unopenable' ||
    pauses.some(({ code }) => code !== 'rate_limited')
  )
}
