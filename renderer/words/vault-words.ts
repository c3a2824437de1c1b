import type { Answers } from '../../shared/border/calls.ts'
import type { VaultBackend, VaultState } from '../../shared/vault/vault.ts'

type Words = { readonly words: string; readonly detail: string }

const unsetWords: Words = {
  words: 'Paused: choose how secrets are kept',
  detail: 'This computer has no keychain. Set a passphrase in Settings; orders start after it.',
}

/** Why the secrets cannot be opened any more, by what guarded them. */
const unopenableWords: Record<VaultBackend, Words> = {
  passphrase: {
    words: 'Paused: the secrets cannot be opened any more',
    detail: 'What the passphrase opens is damaged. Restore a backup, or start with a new key.',
  },
  keychain: {
    words: 'Paused: the secrets cannot be opened any more',
    detail:
      'The keychain of this computer does not have their key: it was replaced, or the data come from another computer. Orders are all there; start with a new key.',
  },
  'key-file': {
    words: 'Paused: the secrets cannot be opened any more',
    detail:
      'vault.key is missing or is another one. Put the right one back and restart Boxwright, or start with a new key.',
  },
  none: {
    words: 'Paused: the secrets cannot be opened any more',
    detail: 'The record of their key is damaged. Restore a backup, or start with a new key.',
  },
}

const passphraseNeeded: Words = {
  words: 'Paused: the passphrase is needed',
  detail: 'Keys and passwords are locked until the passphrase is entered.',
}

/** Why secrets are locked and what opens them, by what guards them. */
const lockedWords: Record<VaultBackend, Words> = {
  passphrase: passphraseNeeded,
  none: passphraseNeeded,
  keychain: {
    words: 'Paused: the keychain does not open',
    detail: 'Unlock the keychain of this computer, then restart Boxwright.',
  },
  'key-file': {
    words: 'Paused: the key file is missing',
    detail: 'Put vault.key back into its folder, then restart Boxwright.',
  },
}

const byState: Record<VaultState, (backend: VaultBackend) => Words | null> = {
  open: () => null,
  unset: () => unsetWords,
  locked: backend => lockedWords[backend],
  unopenable: backend => unopenableWords[backend],
}

/** Why nothing can be worked on and what to do; null: the secrets are open. */
export function vaultWords({
  state,
  backend,
  recovery,
}: Answers['vault.status']): Words | null {
  const words = byState[state](backend)
  if (words === null || recovery === undefined) return words
  return { ...words, detail: `${words.detail} The recovery code opens them without a loss.` }
}
