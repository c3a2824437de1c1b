import { write } from '../../db/database.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Mode, SettingsChange } from '../../shared/settings.ts'
import { passphraseProblem } from '../../shared/vault.ts'
import type { Desk } from '../desk.ts'
import { refusal } from '../refusal.ts'
import { newAddresses } from '../settings/new-addresses.ts'
import { lockedSentence } from '../vault/sentences.ts'
import { countLosses } from '../vault/start-new-key.ts'
import type { Workspace } from '../workspace.ts'
import type { Handlers } from './serve.ts'

function save({ db, settings }: Workspace, change: SettingsChange): void {
  try {
    write(db, tx => settings.save(tx, change))
  } catch (error) {
    settings.reload()
    throw error
  }
}

/** Where logins and keys go is for a person to say, not for a page. */
async function isVouchedFor(
  desk: Desk,
  mode: Mode | undefined,
  change: SettingsChange,
): Promise<boolean> {
  const present = desk.workspace()
  // addresses count in live mode alone
  if ((mode ?? present.mode) === 'practice') return true
  const current = present.mode === 'live' ? present.settings.read() : null
  const found = newAddresses(change, present.env, current)
  if (found.length === 0) return true
  const lines = found.map(({ provider, address }) => `${provider}: ${address}`)
  return desk.confirm({
    title: 'Send logins and keys to another address?',
    detail: `${lines.join('\n')}\n\nThis is not the provider’s own address. Whoever runs it gets the login and keys. Cancel unless you know it.`,
    yes: 'Use this address',
  })
}

export function settingsCalls(
  desk: Desk,
): Pick<
  Handlers,
  | 'settings.get'
  | 'settings.save'
  | 'settings.testMailin'
  | 'settings.testMail'
  | 'settings.clearMailinToken'
  | 'vault.status'
  | 'vault.losses'
  | 'vault.startNewKey'
  | 'vault.unlock'
  | 'vault.protect'
  | 'vault.useKeyFile'
> {
  return {
    'settings.get': () => ok(desk.workspace().settings.view()),
    async 'settings.save'({ mode, ...change }) {
      if (!(await isVouchedFor(desk, mode, change)))
        return fail(refusal('dismissed', 'The address was not confirmed. Nothing was saved.'))
      if (mode !== undefined) await desk.switchMode(mode)
      const workspace = desk.workspace()
      if (Object.keys(change).length > 0) {
        save(workspace, change)
        workspace.refresh()
      }
      desk.emit('engine:changed', {})
      return ok(null)
    },
    async 'settings.testMailin'() {
      const answer = await desk.workspace().mailHost().login()
      if (!answer.ok) {
        const { code, detail } = answer.failure
        const todo = code === 'transient' ? ' Check the base URL, and that you are online.' : ''
        return ok({ ok: false, detail: `${detail}${todo}` })
      }
      desk.workspace().engine.releaseAccount()
      return ok({ ok: true, detail: 'Mailin accepted the login.' })
    },
    'settings.testMail': async () => ok(await desk.workspace().postOffice.sendTest()),
    'settings.clearMailinToken'() {
      desk.workspace().forgetToken()
      desk.workspace().engine.releaseAccount()
      return ok(null)
    },
    'vault.status'() {
      const { vault } = desk.workspace()
      return ok({ ...vault.status(), ...(vault.canUseKeychain() && { canUseKeychain: true }) })
    },
    'vault.losses': async () => ok(await countLosses(desk.workspace().db)),
    async 'vault.startNewKey'({ forgotten }) {
      const { backend } = desk.workspace().vault.status()
      const started = await desk.workspace().startNewKey(forgotten === true)
      if (!started.ok) return started
      // nobody knows any more what opened the lock, or nothing is guarded by it
      if (backend === 'passphrase') await desk.lock.passphraseBecame(null)
      desk.emit('engine:changed', {})
      return ok({ lost: started.value })
    },
    async 'vault.protect'({ current = '', ...by }) {
      const workspace = desk.workspace()
      const answer = await workspace.vault.protect(by, current)
      if (answer === 'wrong-passphrase') {
        const message = 'This is not the passphrase.'
        return fail(refusal('invalid_input', message, { current: message }))
      }
      if (answer === 'unsuitable')
        return fail(refusal('not_applicable', 'The key of this vault cannot be guarded so.'))
      await desk.lock.passphraseBecame(by.by === 'passphrase' ? by.passphrase : null)
      workspace.refresh()
      desk.emit('engine:changed', {})
      return ok(null)
    },
    'vault.useKeyFile'() {
      const workspace = desk.workspace()
      if (!workspace.vault.useKeyFile())
        return fail(refusal('not_applicable', 'This vault has its key already.'))
      workspace.refresh()
      desk.emit('engine:changed', {})
      return ok(null)
    },
    async 'vault.unlock'({ passphrase }) {
      const workspace = desk.workspace()
      const isNew = workspace.vault.status().state === 'unset'
      const message = isNew ? passphraseProblem(passphrase) : null
      if (message !== null)
        return fail(refusal('invalid_input', message, { passphrase: message }))
      if (!(await workspace.vault.unlock(passphrase))) {
        const { state, backend } = workspace.vault.status()
        const refused =
          state === 'locked' && backend === 'passphrase'
            ? 'This is not the passphrase.'
            : lockedSentence(state, backend)
        return fail(refusal('locked', refused, { passphrase: refused }))
      }
      workspace.refresh()
      desk.emit('engine:changed', {})
      return ok(null)
    },
  }
}
