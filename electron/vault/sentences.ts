import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'

/** What opens a vault that waits, by what guards it. */
const locked: Readonly<Record<VaultBackend, string>> = {
  none: 'Set a passphrase in Settings, under General, or choose a key file.',
  passphrase: 'Enter the passphrase in Settings, under General.',
  keychain: 'Unlock the keychain of this computer, then restart Boxwright.',
  'key-file': 'Put vault.key back into its folder, then restart Boxwright.',
}

/** Why nothing can be sealed or opened now, and the one thing to do. */
export function lockedSentence(state: VaultState, backend: VaultBackend): string {
  return state === 'unopenable'
    ? 'The stored secrets cannot be opened any more. Start with a new key in Settings, under General, or use the recovery code there if one was made.'
    : locked[backend]
}
