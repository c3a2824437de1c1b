import { z } from 'zod'
import type { Database, Reader, Writer } from '../../db/core/database.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { dropSecrets, findOrigin } from '../../db/vault/secrets.ts'
import { defined } from '../../shared/record-of.ts'
import {
  initialSettings,
  type Mode,
  type PlainSettings,
  type SettingsChange,
  type SettingsView,
  settingsSchema,
} from '../../shared/settings/settings.ts'
import { settingsColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import { type Origins, originsOf } from './origins.ts'
import { dropToken } from './token-store.ts'

const name = 'settings'
/** The settings whose value is the id of a secret. */
const passwordNames = { mailin: 'mailin.password', mail: 'mail.password' } as const
type PasswordName = keyof typeof passwordNames

/** Which passwords are stored, whether they open or not. */
export const storedPasswords = (tx: Reader): readonly PasswordName[] =>
  (['mailin', 'mail'] as const).filter(of => readSetting(tx, passwordNames[of]) !== undefined)

/** Drops the stored passwords and Mailin's token. */
export function dropPasswords(tx: Writer): void {
  for (const of of Object.values(passwordNames)) dropSetting(tx, of)
  dropSetting(tx, 'mailin.token')
}

/** The settings of one mode, in its own database. */
export type Settings = {
  read(): PlainSettings
  /** Where the current settings send secrets. */
  origins(): Origins
  view(): SettingsView
  /**
   * Saves a change and seals its passwords within the transaction. An empty password is forgotten,
   * and so is one whose address changes without a new password.
   */
  save(tx: Writer, change: SettingsChange): void
  /** Reads the stored settings again; to be called after a transaction that was rolled back. */
  reload(): void
  /** A password; '': none is stored for the current origin, or it is lost. Throws VaultLocked. */
  password(of: PasswordName): string
}

/** Groups that begin alike in both modes. */
type SharedGroup = 'mail' | 'letters' | 'notifyInList' | 'notifyOnDesktop'

/** The settings of one group, as the transaction sees them. */
export const readGroup = <Name extends SharedGroup>(
  tx: Reader,
  group: Name,
): PlainSettings[Name] =>
  over(initialSettings('live'), { [group]: storedSettings(tx)[group] })[group]

export function openSettings(db: Database, vault: Vault, mode: Mode): Settings {
  const defaults = initialSettings(mode)
  let current = load(db.reader, defaults)

  /** Id of a password's secret; undefined: none is stored. A damaged one is '', which no secret has. */
  const passwordId = (tx: Reader, of: PasswordName) =>
    z.string().optional().catch('').parse(readSetting(tx, passwordNames[of]))

  function passwordState(of: PasswordName) {
    const id = usableId(db.reader, of)
    const isLost = id !== undefined && vault.isLost(db.reader, settingsColumn, id)
    return {
      hasPassword: id !== undefined && !isLost,
      ...(isLost ? { isPasswordLost: true as const } : {}),
    }
  }

  function keepPassword(
    tx: Writer,
    of: PasswordName,
    text: string | undefined,
    origin: string,
  ): void {
    const before = passwordId(tx, of)
    if (text === undefined && origin === originsOf(mode, current)[of]) return
    if (text === undefined || text === '') dropSetting(tx, passwordNames[of])
    else writeSetting(tx, passwordNames[of], vault.put(tx, settingsColumn, text, origin))
    if (before !== undefined) dropSecrets(tx, [before])
  }

  /** Id of a password that was entered for the current origin; undefined: there is none. */
  function usableId(tx: Reader, of: PasswordName): string | undefined {
    const id = passwordId(tx, of)
    if (id === undefined) return undefined
    const origin = findOrigin(tx, id) ?? null
    return origin === null || origin === originsOf(mode, current)[of] ? id : undefined
  }

  return {
    read: () => current,
    origins: () => originsOf(mode, current),
    view() {
      return {
        mode,
        ...current,
        mailin: { ...current.mailin, ...passwordState('mailin') },
        mail: { ...current.mail, ...passwordState('mail') },
      }
    },
    save(tx, change) {
      const next = merge(current, change)
      const { mailin: mailinOrigin, mail: mailOrigin } = originsOf(mode, next)
      keepPassword(tx, 'mailin', change.mailin?.password, mailinOrigin)
      keepPassword(tx, 'mail', change.mail?.password, mailOrigin)
      if (mailinOrigin !== originsOf(mode, current).mailin) dropToken(tx)
      writeSetting(tx, name, next)
      current = next
    },
    reload() {
      current = load(db.reader, defaults)
    },
    password(of) {
      const id = usableId(db.reader, of)
      return id === undefined ? '' : (vault.read(db.reader, settingsColumn, id) ?? '')
    },
  }
}

/**
 * The saved settings over the defaults, which fill in what was never saved. A value that the
 * settings would refuse is damaged and counts as not saved.
 */
const load = (tx: Reader, defaults: PlainSettings): PlainSettings =>
  over(defaults, storedSettings(tx))

const storedSettings = (tx: Reader): StoredSettings =>
  z.record(z.string(), z.unknown()).safeParse(readSetting(tx, name)).data ?? {}

type StoredSettings = Readonly<Record<string, unknown>>

function over(defaults: PlainSettings, stored: StoredSettings): PlainSettings {
  let current = defaults
  for (const [group, saved] of Object.entries(stored)) {
    const parts = isGroup(saved)
      ? Object.entries(saved).map(([field, value]) => ({ [group]: { [field]: value } }))
      : [{ [group]: saved }]
    for (const part of parts) {
      const taken = settingsSchema.safeParse(part)
      if (taken.success) current = merge(current, taken.data)
    }
  }
  return current
}

function merge(current: PlainSettings, change: SettingsChange): PlainSettings {
  const { password: _login, ...mailin } = change.mailin ?? {}
  const { password: _mail, ...mail } = change.mail ?? {}
  return {
    automationEnabled: change.automationEnabled ?? current.automationEnabled,
    mailin: withGiven(current.mailin, mailin),
    registrars: withGiven(current.registrars, change.registrars),
    polling: withGiven(current.polling, change.polling),
    mail: withGiven(current.mail, mail),
    letters: withGiven(current.letters, change.letters),
    defaults: withGiven(current.defaults, change.defaults),
    diagnosis: withGiven(current.diagnosis, change.diagnosis),
    notifyInList: withGiven(current.notifyInList, change.notifyInList),
    notifyOnDesktop: withGiven(current.notifyOnDesktop, change.notifyOnDesktop),
  }
}

const withGiven = <Group extends object>(
  current: Group,
  given: { readonly [Key in keyof Group]?: Group[Key] | undefined } = {},
): Group => ({ ...current, ...defined(given) })

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null
