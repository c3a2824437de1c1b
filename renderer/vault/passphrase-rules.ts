import { passphraseProblem, shortestPassphrase } from '../../shared/vault/vault.ts'

/** What is wrong with a new passphrase; null: nothing. */
export function newPassphraseProblem(passphrase: string): string | null {
  return passphrase.length < shortestPassphrase
    ? `Enter at least ${shortestPassphrase} characters.`
    : passphraseProblem(passphrase)
}

/** The same for its second entry, which is looked at once the first is long enough. */
export function againProblem(
  again: string,
  { passphrase }: { readonly passphrase: string },
): string | null {
  if (newPassphraseProblem(passphrase) !== null || again === passphrase) return null
  return 'The two are not the same.'
}
