import { PasswordInput } from '@mantine/core'
import { passwordHelp, type StoredPassword as Stored } from './password-help.ts'
import type { SettingsForm } from './use-settings-form.ts'

type Props = {
  readonly state: SettingsForm
  readonly stored: Stored
  /** The server's address is being changed, and the stored password is for the old one alone. */
  readonly isMoved: boolean
  readonly isPractice: boolean
  /** What waits while no password is stored; false: nothing does. */
  readonly missing: string | false
}

/** A password that is sealed and never shown: an empty field keeps it. */
export function StoredPassword({ state, stored, isMoved, isPractice, missing }: Props) {
  return (
    <PasswordInput
      {...state.field('password', passwordHelp(stored, isMoved, !isPractice && missing))}
      label="Password"
      placeholder={stored.hasPassword && !isMoved ? 'Kept' : ''}
      disabled={isPractice}
      autoComplete="new-password"
    />
  )
}
