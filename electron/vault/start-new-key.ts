import { type Database, isOpen, type Writer, write } from '../../db/core/database.ts'
import {
  countKeySecrets,
  countMailboxSecrets,
  dropAllCustomerKeys,
  dropSealedBefore,
} from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { Losses, LostSecrets } from '../../shared/vault/vault.ts'
import type { BackUpFailure } from '../backups/back-up.ts'
import { keepOldKey } from '../backups/old-keys.ts'
import type { WorkspacePaths } from '../backups/paths.ts'
import { refusal } from '../border/refusal.ts'
import { storageRefusal } from '../border/storage-refusal.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { dropPasswords, storedPasswords } from '../settings/settings.ts'
import type { Vault } from './vault.ts'

export type NewKeyOptions = {
  readonly db: Database
  readonly vault: Vault
  readonly paths: WorkspacePaths
  /** Makes a backup; returns its path. */
  readonly backUp: () => Promise<Result<string, BackUpFailure>>
}

/** Whether a new key may replace this one: it cannot be opened, or its passphrase is forgotten. */
function mayStart(vault: Vault, isForgotten: boolean): boolean {
  const { state } = vault.status()
  return state === 'unopenable' || (state === 'locked' && isForgotten)
}

/**
 * Gives up the secrets that cannot be opened and makes a new key. A backup with the old key
 * beside it comes first: should that key come back, the backup opens again. One commit changes
 * the key, so a kill leaves the old state or the new one; what was given up is dropped after it.
 */
export async function startNewKey(
  options: NewKeyOptions,
  isForgotten: boolean,
): Promise<Result<LostSecrets, BorderFailure>> {
  const { db, vault, paths, backUp } = options
  if (!mayStart(vault, isForgotten)) return fail(notNeeded(vault))
  const lost = await countLosses(db)
  const copy = await backUp()
  if (!copy.ok) return fail(notBackedUp(copy.failure))
  // the vault may have been opened during the backup
  if (!mayStart(vault, isForgotten)) return fail(notNeeded(vault))
  keepOldKey(db, paths, copy.value)
  const hasCode = vault.recovery() !== null
  vault.startAnew((tx: Writer) => {
    dropPasswords(tx)
    dropAllCustomerKeys(tx)
  })
  return ok({
    settings: lost.settings.length,
    registrarKeys: lost.orders + lost.customers,
    mailboxes: lost.mailboxes,
    ...(hasCode && { recoveryCode: true }),
  })
}

function notNeeded(vault: Vault): BorderFailure {
  return vault.status().state === 'locked'
    ? refusal(
        'not_applicable',
        'The secrets are locked, not lost. Say that what opens them is forgotten, or open them.',
      )
    : refusal('not_applicable', 'Nothing is lost, so no new key is needed.')
}

function notBackedUp(failure: BackUpFailure): BorderFailure {
  return failure.kind === 'trouble'
    ? storageRefusal(failure.trouble)
    : refusal('dismissed', 'The backup was stopped, so nothing was changed.')
}

/** Rows counted at once: a few milliseconds. */
const pageRows = 2_000

type Page = { readonly last: number | null; readonly count: number | null }

async function sumOfPages(page: (after: number) => Page | undefined): Promise<number> {
  let after = 0
  let total = 0
  for (;;) {
    const found = page(after)
    total += found?.count ?? 0
    if (found === undefined || found.last === null) return total
    after = found.last
    await pauseBriefly()
  }
}

/** How many secrets would be lost, by kind. */
export async function countLosses({ reader }: Database): Promise<Losses> {
  return {
    settings: storedPasswords(reader),
    orders: await sumOfPages(after => countKeySecrets(reader, 'orders', after, pageRows)),
    customers: await sumOfPages(after => countKeySecrets(reader, 'customers', after, pageRows)),
    mailboxes: await sumOfPages(after => countMailboxSecrets(reader, after, pageRows)),
  }
}

/** Rows dropped in one transaction; the database writes zeros over each. */
const droppedAtOnce = 200

/** Drops secrets that were given up, in batches, until none is left or the database closes. */
export async function dropGivenUp(db: Database, vault: Vault): Promise<void> {
  while (isOpen(db)) {
    const dropped = write(db, tx => dropSealedBefore(tx, vault.givenUpBelow(), droppedAtOnce))
    if (dropped === 0) return
    await pauseBriefly()
  }
}
