import { createLoginWait } from '../letters/await-logins.ts'
import {
  createLoginChecks,
  type LoginChecks,
  type LoginChecksOptions,
} from '../mailboxes/login/check-logins.ts'
import { createLogIn } from '../mailboxes/login/log-in.ts'
import { startPracticeLogins } from '../mailboxes/login/practice-servers.ts'
import type { Practice } from '../practice/practice.ts'
import type { Settings } from '../settings/settings.ts'

export type ModeLoginsOptions = Pick<
  LoginChecksOptions,
  'db' | 'clock' | 'vault' | 'emit' | 'reportBug'
> & { readonly settings: Settings }

/** The checks of a mode, and in practice the servers that mailboxes log in at. */
export type ModeLogins = {
  readonly checks: LoginChecks
  start(): void
  close(): Promise<void>
}

export async function openLogins(
  { settings, ...shared }: ModeLoginsOptions,
  practice: Practice | null,
): Promise<ModeLogins> {
  const servers =
    practice === null
      ? null
      : await startPracticeLogins((address, password) =>
          practice.core.mailboxes.admits(address, password),
        )
  const checks = createLoginChecks({
    ...shared,
    defaults: () => settings.read().defaults,
    logIn: createLogIn(),
    practice: servers?.ports ?? null,
  })
  const letters = createLoginWait({ ...shared, checks })
  return {
    checks,
    start() {
      checks.start()
      letters.start()
    },
    async close() {
      letters.stop()
      await checks.stop()
      await servers?.stop()
    },
  }
}
