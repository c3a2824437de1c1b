type Standing = { readonly hasPassword: boolean; readonly isPasswordLost?: true | undefined }

/** What to know of the stored password; false: there is none. */
export function passwordHelp(
  { hasPassword, isPasswordLost }: Standing,
  isAddressTyped: boolean,
): string | false {
  if (isPasswordLost === true)
    return 'The stored one cannot be opened any more. Enter it again.'
  if (hasPassword && isAddressTyped)
    return 'The stored one is for the old address alone. Enter it for another one.'
  return hasPassword && 'Leave empty to keep the stored one.'
}
