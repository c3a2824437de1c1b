import { z } from 'zod'
import type { Database, Transaction } from '../../db/database.ts'
import { dropSecrets } from '../../db/queries/secrets.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/queries/settings.ts'
import type { Mode, SettingsChange, SettingsView } from '../../shared/settings.ts'
import type { Vault } from '../vault/vault.ts'
import { defaultSettings, type PlainSettings, plainSettingsSchema } from './defaults.ts'

const place = { table: 'settings', column: 'value' } as const
const name = 'settings'
/** Names of the settings that are the id of a secret. */
const passwordNames = { mailin: 'mailin.password', mail: 'mail.password' } as const
type PasswordName = keyof typeof passwordNames

/** The settings of one mode, in its own database. */
export type Settings = {
  read(): PlainSettings
  view(): SettingsView
  /** Passwords are sealed within the transaction; an empty one is forgotten. */
  save(tx: Transaction, change: SettingsChange): void
  /** After a transaction that was not taken: what counts is what is stored. */
  reload(): void
  /** '' when none is kept. Throws while the vault is locked. */
  password(of: PasswordName): string
}

export function openSettings(db: Database, vault: Vault, mode: Mode): Settings {
  const defaults = defaultSettings(mode)
  let current = load(db.orm, defaults)

  const passwordId = (tx: Transaction, of: PasswordName) =>
    z.string().optional().parse(readSetting(tx, passwordNames[of]))

  function keepPassword(tx: Transaction, of: PasswordName, text: string | undefined): void {
    if (text === undefined) return
    const before = passwordId(tx, of)
    if (text === '') dropSetting(tx, passwordNames[of])
    else writeSetting(tx, passwordNames[of], vault.put(tx, place, text))
    if (before !== undefined) dropSecrets(tx, [before])
  }

  return {
    read: () => current,
    view() {
      const { imapHost, smtpHost, imapPort, smtpPort } = current.defaults
      const has = (of: PasswordName) => passwordId(db.orm, of) !== undefined
      return {
        mode,
        ...current,
        defaults: {
          imapHost,
          smtpHost,
          ...(imapPort === undefined ? {} : { imapPort }),
          ...(smtpPort === undefined ? {} : { smtpPort }),
        },
        mailin: { ...current.mailin, hasPassword: has('mailin') },
        mail: { ...current.mail, hasPassword: has('mail') },
      }
    },
    save(tx, change) {
      keepPassword(tx, 'mailin', change.mailin?.password)
      keepPassword(tx, 'mail', change.mail?.password)
      const { password: _login, ...mailin } = change.mailin ?? {}
      const { password: _mail, ...mail } = change.mail ?? {}
      const merged = {
        automationEnabled: change.automationEnabled ?? current.automationEnabled,
        mailin: { ...current.mailin, ...defined(mailin) },
        registrars: { ...current.registrars, ...defined(change.registrars ?? {}) },
        polling: { ...current.polling, ...defined(change.polling ?? {}) },
        mail: { ...current.mail, ...defined(mail) },
        defaults: { ...current.defaults, ...defined(change.defaults ?? {}) },
        diagnosis: { ...current.diagnosis, ...defined(change.diagnosis ?? {}) },
      }
      const next = plainSettingsSchema.parse(merged)
      writeSetting(tx, name, next)
      current = next
    },
    reload() {
      current = load(db.orm, defaults)
    },
    password(of) {
      const id = passwordId(db.orm, of)
      return id === undefined ? '' : vault.read(db.orm, place, id)
    },
  }
}

function load(tx: Transaction, defaults: PlainSettings): PlainSettings {
  const kept = z.record(z.string(), z.unknown()).optional().parse(readSetting(tx, name))
  // a newer app may know settings that were never saved
  const merged = Object.entries(defaults).map(([group, plain]: [string, unknown]) => {
    const saved = kept?.[group]
    return [group, isGroup(plain) && isGroup(saved) ? { ...plain, ...saved } : (saved ?? plain)]
  })
  return plainSettingsSchema.parse(Object.fromEntries(merged))
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

function defined<Row extends object>(row: Row): Partial<Row> {
  const kept = Object.entries(row).filter(([, value]) => value !== undefined)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a Row that have a value
  return Object.fromEntries(kept) as Partial<Row>
}
