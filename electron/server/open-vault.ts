import { readOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { passphraseProblem } from '../../shared/vault/vault.ts'
import type { Keychain } from '../vault/data-key.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A server has no keychain that opens without a person who has signed in. */
export const noKeychain: Keychain = {
  backend: 'none',
  isAvailable: () => false,
  wrap: () => {
    throw new Error('A server has no keychain.')
  },
  unwrap: () => {
    throw new Error('A server has no keychain.')
  },
}

/** The file of `BOXWRIGHT_PASSPHRASE_FILE` cannot be used; the message says why. */
export class PassphraseRefused extends Error {
  override readonly name = 'PassphraseRefused'
}

/** The passphrase in the file that the environment names; null: it names none. */
export function readPassphrase(env: NodeJS.ProcessEnv): string | null {
  const file = env['BOXWRIGHT_PASSPHRASE_FILE'] ?? ''
  if (file === '') return null
  try {
    const text = readOrdinaryFile(file, 10_000).toString('utf8')
    const passphrase = text.replace(/\r?\n$/, '')
    if (passphrase !== '') return passphrase
  } catch (error) {
    throw new PassphraseRefused(`The passphrase file ${file} cannot be read.`, { cause: error })
  }
  throw new PassphraseRefused(`The passphrase file ${file} is empty.`)
}

/**
 * Opens the vault without a person where that can be done: at the first start by the passphrase, or
 * by a key file that only its owner can read. Returns what is to be logged.
 */
export async function openVaultUnasked(
  workspace: Workspace,
  passphrase: string | null,
): Promise<string> {
  const { vault } = workspace
  if (vault.status().state === 'unset' && passphrase === null && vault.useKeyFile())
    return opened(workspace, 'A key file guards the stored secrets.')
  const { state, backend } = vault.status()
  if (state === 'open')
    return passphrase === null || backend === 'passphrase'
      ? 'The stored secrets are open.'
      : 'The stored secrets are open by their key file; the passphrase file was not needed.'
  if (passphrase === null)
    return 'The stored secrets are locked: an admin opens them in the window. Orders wait.'
  const problem = state === 'unset' ? passphraseProblem(passphrase) : null
  if (problem !== null) throw new PassphraseRefused(`The passphrase file: ${problem}`)
  if (await vault.unlock(passphrase))
    return opened(workspace, 'The passphrase opened the stored secrets.')
  return 'The passphrase of the file does not open the stored secrets: an admin opens them in the window. Orders wait.'
}

function opened(workspace: Workspace, sentence: string): string {
  workspace.refresh()
  return sentence
}
