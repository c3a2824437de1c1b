import { passphraseProblem, shortestPassphrase } from '../../shared/vault/vault.ts'

/** What is wrong with a new passphrase; null when it is good. */
export function newPassphraseProblem(passphrase: string): string | null {
  return passphrase.length < shortestPassphrase
    ? `Enter at least ${shortestPassphrase} characters.`
    : passphraseProblem(passphrase)
}

/** What is wrong with its second entry; checked once the first one is long enough. */
export function againProblem(
  again: string,
  { passphrase }: { readonly passphrase: string },
): string | null {
  if (newPassphraseProblem(passphrase) !== null || again === passphrase) return null
  return 'The two are not the same.'
}
