import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'

/** How to open a locked vault, by its guard. */
const locked: Readonly<Record<VaultBackend, string>> = {
  none: 'Set a passphrase in Settings, under General, or choose a key file.',
  passphrase: 'Enter the passphrase in Settings, under General.',
  keychain: 'Unlock the keychain of this computer, then restart Boxwright.',
  'key-file': 'Put vault.key back into its folder, then restart Boxwright.',
}

/** Why secrets cannot be sealed or opened now, and what to do. */
export function lockedSentence(state: VaultState, backend: VaultBackend): string {
  return state === 'unopenable'
    ? 'The stored secrets cannot be opened any more. Start with a new key in Settings, under General, or use the recovery code there if one was made.'
    : locked[backend]
}
