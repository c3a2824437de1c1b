export type StoredPassword = {
  readonly hasPassword: boolean
  readonly isPasswordLost?: true | undefined
}

/** The help below a stored password; false: none. `missing`: what waits where none is stored. */
export function passwordHelp(
  { hasPassword, isPasswordLost }: StoredPassword,
  isAddressTyped: boolean,
  missing: string | false,
): string | false {
  if (isPasswordLost === true)
    return 'The stored one cannot be opened any more. Enter it again.'
  if (hasPassword && isAddressTyped)
    return 'The stored one was entered for the old address and is not kept for another. Enter it again.'
  return hasPassword ? 'Leave empty to keep the stored one.' : missing
}
