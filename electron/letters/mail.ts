import { join } from 'node:path'
import type { Database } from '../../db/core/database.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { Settings } from '../settings/settings.ts'
import type { Vault } from '../vault/vault.ts'
import { createOutbox, type Outbox, type ServerAnswer } from './deliver.ts'
import { readMailServer, readSender } from './mail-server.ts'
import type { PracticeInbox } from './practice/inbox.ts'
import { startPracticeMail } from './practice/mail-server.ts'
import { plainTest, type TestLetter } from './test-letter.ts'
import { createTransport } from './transport.ts'

export type MailOptions = {
  readonly mode: Mode
  /** The mode's folder. */
  readonly folder: string
  readonly db: Database
  readonly vault: Vault
  readonly settings: Settings
  readonly clock: Clock
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

/** The outbox of one mode, and in practice the mail server that takes its letters. */
export type Mail = {
  readonly outbox: Outbox
  /** What the practice server has received; null in live mode. */
  readonly inbox: PracticeInbox | null
  /**
   * Sends a test letter to the agency's address or, without one, to the sender's; by default one
   * that says what it is.
   */
  sendTest(letter?: TestLetter): Promise<{ readonly ok: boolean; readonly detail: string }>
  close(): Promise<void>
}

const practiceSender = { name: 'Boxwright', address: 'boxwright@practice.example' }

export async function openMail(options: MailOptions): Promise<Mail> {
  const { mode, folder, db, vault, settings, clock, emit, reportBug } = options
  const practice =
    mode === 'practice'
      ? await startPracticeMail({
          file: join(folder, 'inbox.jsonl'),
          now: () => clock.now(),
        })
      : null

  function server(): ServerAnswer {
    const { mail } = settings.read()
    // whatever the settings say, practice letters never leave the computer
    if (practice !== null) {
      const from = readSender(mail.from) ?? practiceSender
      return ok({ kind: 'practice', port: practice.port, from })
    }
    const isLocked = mail.user !== '' && !vault.isOpen()
    const found = readMailServer(mail, () => (isLocked ? '' : settings.password('mail')))
    if (!found.ok) return fail({ isConfigured: false, detail: found.failure })
    if (isLocked)
      return fail({
        isConfigured: true,
        detail:
          'The password of the mail server is sealed. Open the secrets in Settings, under General.',
      })
    // the password was never entered, or was dropped because it was entered for another server
    if (found.value.kind === 'smtp' && mail.user !== '' && found.value.password === '')
      return fail({
        isConfigured: true,
        detail: `The password of ${mail.user} for ${mail.host} is not entered. Enter it in Settings, under Mail server.`,
      })
    return found
  }

  const send = createTransport()
  const outbox = createOutbox({
    db,
    clock,
    random: Math.random,
    send,
    server,
    emit,
    reportBug,
  })
  return {
    outbox,
    inbox: practice?.inbox ?? null,
    async sendTest(letter = plainTest) {
      const found = server()
      if (!found.ok) return { ok: false, detail: found.failure.detail }
      const to = settings.read().mail.agencyAddress || found.value.from.address
      return outbox.sendTest(to, letter)
    },
    async close() {
      await outbox.stop()
      await practice?.stop()
    },
  }
}
