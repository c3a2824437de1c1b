import type { VaultBackend } from '../shared/vault.ts'

type Words = { readonly words: string; readonly detail: string }

export const unsetWords: Words = {
  words: 'Paused: choose how secrets are kept',
  detail: 'This computer has no keychain. Set a passphrase in Settings; orders start after it.',
}

const passphraseNeeded: Words = {
  words: 'Paused: the passphrase is needed',
  detail: 'Keys and passwords are locked until the passphrase is entered.',
}

/** Why secrets are locked and what opens them, by what guards them. */
export const lockedWords: Record<VaultBackend, Words> = {
  passphrase: passphraseNeeded,
  none: passphraseNeeded,
  keychain: {
    words: 'Paused: the keychain does not open',
    detail: 'Unlock the keychain of this computer, then restart Boxwright. Nothing is lost.',
  },
  'key-file': {
    words: 'Paused: the key file is missing',
    detail: 'Put vault.key back into the folder of live mode, then restart Boxwright.',
  },
}
