import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { writeSetting } from '../../../db/settings/settings.ts'
import { bindOldSecrets } from '../../../electron/settings/bind-secrets.ts'
import { openSettings } from '../../../electron/settings/settings.ts'
import { openTokenStore } from '../../../electron/settings/token-store.ts'
import { openVault, VaultLocked } from '../../../electron/vault/vault.ts'
import {
  initialSettings,
  modes,
  type SettingsChange,
  settingsSchema,
} from '../../../shared/settings/settings.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain, openTestVault } from '../../support/order-fixture.ts'

const account = (email: string) => ({ email, baseUrl: '', origin: 'https://api.mailin.ai' })

async function openFixture() {
  const db = await openTestDatabase()
  const vault = openTestVault(db, tempFolder())
  const open = (mode: 'live' | 'practice' = 'live') => openSettings(db, vault, mode)
  const settings = open()
  const save = (change: SettingsChange) => write(db, tx => settings.save(tx, change))
  const stored = () => JSON.stringify(rawOf(db).prepare('select * from settings').all())
  const secrets = () => rawOf(db).prepare('select count(*) from secrets').pluck().get()
  return { db, vault, open, settings, save, stored, secrets }
}

describe('settings', () => {
  it.each([
    ['live', 2500, 60, 10, 'https://api.mailin.ai/api/v1/public'],
    ['practice', 100, 3, 1, ''],
  ] as const)('start in %s with their pace', async (mode, gap, interval, poll, baseUrl) => {
    const { open } = await openFixture()

    expect(open(mode).view()).toMatchObject({
      mode,
      automationEnabled: true,
      mailin: {
        minGapMs: gap,
        baseUrl,
        timeoutSeconds: 120,
        batchSize: 10,
        hasPassword: false,
      },
      polling: { intervalSeconds: interval, jobPollSeconds: poll },
    })
  })

  it.each(modes)('begin in %s with what they take', mode => {
    expect(settingsSchema.safeParse(initialSettings(mode)).error).toBeUndefined()
  })

  it('keep passwords out of their JSON', async () => {
    const { settings, save, stored } = await openFixture()

    save({ mailin: { password: 'mailin-PASS' }, mail: { password: 'smtp-PASS' } })

    expect(stored()).not.toContain('PASS')
    expect(JSON.stringify(settings.view())).not.toContain('PASS')
    expect(settings.view()).toMatchObject({
      mailin: { hasPassword: true },
      mail: { hasPassword: true },
    })
    expect([settings.password('mailin'), settings.password('mail')]).toEqual([
      'mailin-PASS',
      'smtp-PASS',
    ])
  })

  it('erase a password that is replaced', async () => {
    const { settings, save, secrets } = await openFixture()
    save({ mailin: { password: 'one' } })

    save({ mailin: { password: 'two' } })

    expect(settings.password('mailin')).toBe('two')
    expect(secrets()).toBe(1)
  })

  it('forget an empty password', async () => {
    const { settings, save, secrets } = await openFixture()
    save({ mail: { password: 'one' } })

    save({ mail: { password: '' } })

    expect(settings.view().mail.hasPassword).toBe(false)
    expect(settings.password('mail')).toBe('')
    expect(secrets()).toBe(0)
  })

  it('keep what a change leaves out', async () => {
    const { settings, save, open } = await openFixture()
    save({ mailin: { email: 'a@b.example', minGapMs: 0 }, polling: { intervalSeconds: 7 } })

    save({ mailin: { batchSize: 3 } })

    expect(settings.read().mailin).toMatchObject({
      email: 'a@b.example',
      minGapMs: 0,
      batchSize: 3,
    })
    expect(open().read()).toEqual(settings.read())
  })

  it('refuse passwords while the vault is locked', async () => {
    const db = await openTestDatabase()
    const chosenKeyFile = `${tempFolder()}/key`
    const options = { keyFile: null, chosenKeyFile, keychain: noKeychain, now: () => 0 }
    const settings = openSettings(db, openVault({ db, ...options }), 'live')

    expect(() =>
      write(db, tx => settings.save(tx, { mailin: { password: 'one', batchSize: 3 } })),
    ).toThrow(VaultLocked)
    expect(settings.read().mailin.batchSize).toBe(10)
  })
})

describe('damaged settings', () => {
  it('count as not saved, field by field', async () => {
    const { db, save, open } = await openFixture()
    save({ mailin: { email: 'a@b.example', batchSize: 7 }, mail: { host: 'mail.b.example' } })
    const kept = JSON.parse(JSON.stringify(open().read()))
    kept.mailin.batchSize = 'many'
    kept.polling = 'now and then'
    kept.registrars.spaceshipBaseUrl = 'ftp://nowhere'
    write(db, tx => writeSetting(tx, 'settings', kept))

    const { mailin, mail, polling, registrars } = open().read()

    expect(mailin).toMatchObject({ email: 'a@b.example', batchSize: 10 })
    expect(mail.host).toBe('mail.b.example')
    expect(polling).toEqual({ intervalSeconds: 60, jobPollSeconds: 10 })
    expect(registrars.spaceshipBaseUrl).toBe('https://spaceship.dev/api/v1')
  })

  it.each(['', 'no JSON', '[]', '"text"', '7', 'null'])(
    'that read %j are the defaults',
    async text => {
      const { db, open } = await openFixture()
      const fresh = open().read()

      rawOf(db).prepare("insert into settings values ('settings', ?)").run(text)

      expect(open().read()).toEqual(fresh)
    },
  )

  it('tell a password that does not open from none', async () => {
    const { db, save, settings } = await openFixture()
    save({ mailin: { password: 'one' }, mail: { password: 'two' } })

    rawOf(db).exec(
      "delete from secrets where rowid = 1; update settings set value = '[]' where name = 'mail.password'",
    )

    expect(settings.view()).toMatchObject({
      mailin: { hasPassword: false, isPasswordLost: true },
      mail: { hasPassword: false, isPasswordLost: true },
    })
    expect(settings.password('mailin')).toBe('')
    save({ mail: { password: 'three' } })
    expect(settings.view().mail).toMatchObject({ hasPassword: true })
    expect(settings.view().mail).not.toHaveProperty('isPasswordLost')
  })
})

describe('a password', () => {
  const mailin = { baseUrl: 'https://one.example/api', password: 'mailin-PASS' }
  const mail = { host: 'mail.one.example', port: 465, password: 'smtp-PASS' }

  it.each([
    ['another host', { mailin: { baseUrl: 'https://two.example/api' } }, false, true],
    ['another port', { mailin: { baseUrl: 'https://one.example:8443/api' } }, false, true],
    ['the usual address', { mailin: { baseUrl: '' } }, false, true],
    ['another path', { mailin: { baseUrl: 'https://one.example/other' } }, true, true],
    ['another mail host', { mail: { host: 'mail.two.example' } }, true, false],
    ['another mail port', { mail: { port: 587 } }, true, false],
    ['the same host in capitals', { mail: { host: 'MAIL.one.example' } }, true, true],
    ['another sender', { mail: { from: 'a@one.example' } }, true, true],
  ] as const)('is judged by its address: %s', async (_what, change, keepsLogin, keepsMail) => {
    const { settings, save, secrets } = await openFixture()
    save({ mailin, mail })

    save(change)

    expect(settings.view()).toMatchObject({
      mailin: { hasPassword: keepsLogin },
      mail: { hasPassword: keepsMail },
    })
    expect(settings.password('mailin')).toBe(keepsLogin ? 'mailin-PASS' : '')
    expect(settings.password('mail')).toBe(keepsMail ? 'smtp-PASS' : '')
    expect(secrets()).toBe(Number(keepsLogin) + Number(keepsMail))
  })

  it('stays when it comes with its new address', async () => {
    const { settings, save } = await openFixture()
    save({ mailin })

    save({ mailin: { baseUrl: 'https://two.example', password: 'new-PASS' } })

    expect(settings.password('mailin')).toBe('new-PASS')
  })

  it('does not serve an address that was written into the database', async () => {
    const { db, open, save } = await openFixture()
    save({ mailin })
    const forged = "update settings set value = replace(value, 'one.example', 'evil.example')"
    rawOf(db).prepare(forged).run()

    const settings = open()

    expect(settings.read().mailin.baseUrl).toBe('https://evil.example/api')
    expect(settings.view().mailin.hasPassword).toBe(false)
    expect(settings.password('mailin')).toBe('')
  })

  it('takes the Mailin token along when its address changes', async () => {
    const { db, vault, save, secrets } = await openFixture()
    openTokenStore(db, vault, account('one')).save('7|token')

    save({ mailin: { baseUrl: 'https://two.example' } })

    expect(secrets()).toBe(0)
    expect(openTokenStore(db, vault, account('one')).load()).toBeNull()
  })
})

describe('secrets of before', () => {
  it('are bound to the addresses of then', async () => {
    const { db, vault, settings, save } = await openFixture()
    save({ mailin: { password: 'mailin-PASS' } })
    const settingsColumn = { table: 'settings', column: 'value' }
    const old = write(db, tx => vault.put(tx, settingsColumn, 'mailin-PASS'))
    rawOf(db)
      .prepare("update settings set value = ? where name = 'mailin.password'")
      .run(`"${old}"`)

    bindOldSecrets(db, vault, settings.origins())

    expect(rawOf(db).prepare('select origin from secrets where id = ?').pluck().get(old)).toBe(
      'https://api.mailin.ai',
    )
    expect(settings.password('mailin')).toBe('mailin-PASS')
  })
})

describe('the Mailin token', () => {
  it('is sealed and kept for its account', async () => {
    const { db, vault, stored } = await openFixture()
    openTokenStore(db, vault, account('one')).save('7|token')

    expect(stored()).not.toContain('7|token')
    expect(openTokenStore(db, vault, account('one')).load()).toBe('7|token')
    expect(openTokenStore(db, vault, account('two')).load()).toBeNull()
  })

  it('is erased when replaced or forgotten', async () => {
    const { db, vault, secrets } = await openFixture()
    const store = openTokenStore(db, vault, account('one'))
    store.save('7|token')
    store.save('8|token')
    expect(secrets()).toBe(1)

    store.save(null)

    expect(secrets()).toBe(0)
    expect(store.load()).toBeNull()
  })
})
