type Standing = { readonly hasPassword: boolean; readonly isPasswordLost?: true | undefined }

/** What to know of the stored password; false: there is none. */
export function passwordHelp({ hasPassword, isPasswordLost }: Standing): string | false {
  if (isPasswordLost === true)
    return 'The stored one cannot be opened any more. Enter it again.'
  return hasPassword && 'Leave empty to keep the stored one.'
}
