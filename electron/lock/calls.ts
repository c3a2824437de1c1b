import { ok } from '../../shared/border/result.ts'
import type { CallContext } from '../border/context.ts'
import type { Handlers } from '../border/serve-ipc.ts'

export function lockCalls(context: CallContext) {
  const { lock } = context
  const vault = () => context.workspace().vault

  /** Opens the vault by the passphrase that opened the lock, so that staff type it once. */
  async function openVaultToo(passphrase: string): Promise<void> {
    const { state, backend } = vault().status()
    if (state !== 'locked' || backend !== 'passphrase') return
    if (await vault().unlock(passphrase)) context.workspace().refresh()
  }

  return {
    'lock.now': () => lock.lock(),
    async 'lock.open'({ code = '', recoveryCode }) {
      if (recoveryCode !== undefined)
        return lock.reset(() => vault().isRecoveryCode(recoveryCode))
      const answer = await lock.open(code)
      if (answer.ok && lock.view().kind === 'passphrase') await openVaultToo(code)
      return answer
    },
    'lock.status'() {
      const { colorScheme = 'auto' } = context.preferences.read()
      return ok({
        ...lock.view(),
        canUsePassphrase: vault().status().backend === 'passphrase',
        canRecover: vault().recovery() !== null,
        colorScheme,
      })
    },
    async 'lock.save'({ opener, current = '', ...choices }) {
      if (opener !== undefined) {
        const answer = await lock.setOpener(opener, current, passphrase =>
          vault().isPassphrase(passphrase),
        )
        if (!answer.ok) return answer
      }
      lock.choose(choices)
      // the tray offers locking only where the lock can be opened again
      context.emit('lock:changed', { isLocked: lock.isLocked() })
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
