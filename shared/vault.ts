export const vaultStates = ['open', 'locked', 'unset'] as const
export type VaultState = (typeof vaultStates)[number]

/** What wraps the data key. */
export const vaultBackends = ['keychain', 'passphrase', 'key-file', 'none'] as const
export type VaultBackend = (typeof vaultBackends)[number]
