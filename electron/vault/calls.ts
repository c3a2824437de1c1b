import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { passphraseProblem } from '../../shared/vault/vault.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { invalid, refusal } from '../border/refusal.ts'
import { iso } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Recovered } from './recover.ts'
import { lockedSentence } from './sentences.ts'
import { countLosses } from './start-new-key.ts'

const wrongPassphrase = invalid({ current: 'This is not the passphrase.' })
const setPassphrase =
  'No keychain of this computer takes the key. Set a passphrase that guards it here.'
const notRecovered: Readonly<
  Record<Exclude<Recovered, 'done' | 'needs-passphrase'>, BorderFailure>
> = {
  slip: invalid({
    code: 'There is a typing mistake in this code. Compare it letter by letter: it has six groups of five.',
  }),
  'other-code': invalid({
    code: 'This code opens other secrets: those of another workspace, or of backups from before a newer code.',
  }),
  'no-code': refusal(
    'not_applicable',
    'No recovery code was made for these secrets, or its record is damaged.',
  ),
  'not-needed': refusal('not_applicable', 'Nothing is locked, so no code is needed.'),
}

export function vaultCalls(context: CallContext) {
  /** Makes providers and engine use the vault as it is now. */
  function opened(workspace: Workspace): void {
    workspace.refresh()
    context.emit('engine:changed', {})
  }

  return {
    'vault.status'() {
      const { vault } = context.workspace()
      const recovery = vault.recovery()
      return ok({
        ...vault.status(),
        ...(vault.canUseKeychain() && { canUseKeychain: true }),
        ...(recovery && { recovery: { since: iso(recovery.since), guard: recovery.guard } }),
      })
    },
    'vault.losses': async () => ok(await countLosses(context.workspace().db)),
    async 'vault.startNewKey'({ forgotten }) {
      const started = await context.workspace().startNewKey(forgotten === true)
      if (!started.ok) return started
      context.emit('engine:changed', {})
      return ok({ lost: started.value })
    },
    async 'vault.protect'({ current = '', lockCode = current, ...by }) {
      // asks for the lock code, as this may show a new recovery code and remove the lock
      const allowed = await context.lock.check(lockCode, 'lockCode')
      if (!allowed.ok) return allowed
      const workspace = context.workspace()
      const answer = await workspace.vault.protect(by, current)
      if (answer === 'wrong-passphrase') return fail(wrongPassphrase)
      if (answer === 'unsuitable')
        return fail(refusal('not_applicable', 'The key of this vault cannot be guarded so.'))
      await context.lock.passphraseBecame(by.by === 'passphrase' ? by.passphrase : null)
      opened(workspace)
      const { recoveryCode } = answer
      return ok(recoveryCode === null ? null : { recoveryCode })
    },
    async 'vault.makeRecoveryCode'({ current = '', lockCode = current }) {
      const allowed = await context.lock.check(lockCode, 'lockCode')
      if (!allowed.ok) return allowed
      const made = await context.workspace().vault.makeRecoveryCode(current)
      return made === 'wrong-passphrase' ? fail(wrongPassphrase) : ok(made)
    },
    async 'vault.recover'({ code, passphrase }) {
      const workspace = context.workspace()
      const problem = passphrase === undefined ? setPassphrase : passphraseProblem(passphrase)
      const taken = problem === null ? passphrase : undefined
      const answer = await workspace.vault.recover(code, taken)
      if (answer === 'needs-passphrase')
        return fail(invalid({ passphrase: problem ?? setPassphrase }))
      if (answer !== 'done') return fail(notRecovered[answer])
      const { backend } = workspace.vault.status()
      // the passphrase of the lock is that of the live vault; practice has a key file
      if (workspace.mode === 'live')
        await context.lock.passphraseBecame(backend === 'passphrase' ? (taken ?? null) : null)
      opened(workspace)
      return ok(null)
    },
    'vault.useKeyFile'() {
      const workspace = context.workspace()
      if (!workspace.vault.useKeyFile())
        return fail(refusal('not_applicable', 'This vault has its key already.'))
      opened(workspace)
      return ok(null)
    },
    async 'vault.unlock'({ passphrase }) {
      const workspace = context.workspace()
      const isNew = workspace.vault.status().state === 'unset'
      const message = isNew ? passphraseProblem(passphrase) : null
      if (message !== null) return fail(invalid({ passphrase: message }))
      if (!(await workspace.vault.unlock(passphrase))) {
        const { state, backend } = workspace.vault.status()
        const refused =
          state === 'locked' && backend === 'passphrase'
            ? 'This is not the passphrase.'
            : lockedSentence(state, backend)
        return fail(refusal('locked', refused, { passphrase: refused }))
      }
      opened(workspace)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
