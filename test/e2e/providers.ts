import { join } from 'node:path'
import { effectsOf } from '../../electron/practice/counts.ts'
import { passwordHashOf } from '../../electron/practice/hash.ts'
import { readJournal } from '../../electron/practice/journal.ts'
import type { ReadonlyState } from '../../electron/practice/state.ts'
import type { App } from '../support/boxwright-app.ts'
import { expect } from './fixtures.ts'

/** The state of the simulated providers, from their journal. */
export function providersOf(dataFolder: string): ReadonlyState {
  return readJournal(join(dataFolder, 'practice', 'providers.jsonl'))
}

/** The provider got exactly this password for the address. */
export function expectPassword(state: ReadonlyState, address: string, password: string): void {
  expect(state.mailboxes.get(address)?.passwordHash, address).toBe(
    passwordHashOf(address, password),
  )
}

/** Each transfer and each mailbox took effect once, with the password that Boxwright keeps. */
export async function expectNothingTwice(
  app: App,
  dataFolder: string,
  transferred: readonly string[],
): Promise<void> {
  const state = providersOf(dataFolder)
  for (const domain of transferred) {
    expect(effectsOf(state, 'transfer', domain), domain).toBe(1)
    expect(effectsOf(state, 'nameservers', domain), domain).toBe(1)
  }
  const { rows } = await app.call('mailboxes.list', { page: 1, pageSize: 100 })
  for (const { id, email, mailinMailboxId } of rows) {
    expect(mailinMailboxId, email).toBe(state.mailboxes.get(email)?.id)
    expect(effectsOf(state, 'create', email), email).toBe(1)
    const { password } = await app.call('mailboxes.reveal', { id })
    expectPassword(state, email, password)
  }
}
