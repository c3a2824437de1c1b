import { PasswordInput } from '@mantine/core'
import { passwordHelp, type StoredPassword as Stored } from './password-help.ts'
import type { SettingsForm } from './use-settings-form.ts'

type Props = {
  readonly state: SettingsForm
  readonly stored: Stored
  /** Its address is being changed, for which it is not kept. */
  readonly isMoved: boolean
  readonly isPractice: boolean
  /** What waits for it where none is stored. */
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
