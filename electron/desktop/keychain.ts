import { safeStorage } from 'electron'
import type { Keychain } from '../vault/data-key.ts'

/**
 * The system's key store. Linux's `basic_text` encrypts with a known password, so it counts as
 * none.
 */
export function systemKeychain(): Keychain {
  const backend =
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
  return {
    backend,
    isAvailable: () =>
      safeStorage.isEncryptionAvailable() && backend !== 'basic_text' && backend !== 'unknown',
    wrap: text => safeStorage.encryptString(text),
    unwrap: wrapped => safeStorage.decryptString(wrapped),
  }
}
