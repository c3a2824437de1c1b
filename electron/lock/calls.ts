import { ok } from '../../shared/border/result.ts'
import type { DeskHandlers } from '../border/answer.ts'
import type { DeskContext } from '../border/context.ts'

export function lockCalls(context: DeskContext) {
  const { lock } = context

  /** Opens the vault by the passphrase that opened the lock, so that staff type it once. */
  async function openVaultToo(passphrase: string): Promise<void> {
    const own = context.ownVault()
    if (own === null) return
    const { state, backend } = own.vault.status()
    if (state !== 'locked' || backend !== 'passphrase') return
    if (await own.vault.unlock(passphrase)) own.refresh()
  }

  return {
    'lock.now': () => lock.lock(),
    async 'lock.open'({ code = '', recoveryCode }) {
      if (recoveryCode !== undefined)
        return lock.reset(() => context.ownVault()?.vault.isRecoveryCode(recoveryCode) === true)
      const answer = await lock.open(code)
      if (answer.ok && lock.view().kind === 'passphrase') await openVaultToo(code)
      return answer
    },
    'lock.status'() {
      const { colorScheme = 'auto' } = context.preferences.read()
      const vault = context.ownVault()?.vault
      return ok({
        ...lock.view(),
        canUsePassphrase: vault?.status().backend === 'passphrase',
        canRecover: (vault?.recovery() ?? null) !== null,
        colorScheme,
      })
    },
    async 'lock.save'({ opener, current = '', ...choices }) {
      if (opener !== undefined) {
        const answer = await lock.setOpener(
          opener,
          current,
          async passphrase =>
            (await context.ownVault()?.vault.isPassphrase(passphrase)) === true,
        )
        if (!answer.ok) return answer
      }
      lock.choose(choices)
      // the tray offers locking only where the lock can be opened again
      context.lockChosen()
      return ok(null)
    },
  } satisfies Partial<DeskHandlers>
}
