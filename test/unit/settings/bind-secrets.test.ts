import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import {
  bindOldKeys,
  bindOldSecrets,
  hasKeysElsewhere,
  oldKeyOrigin,
} from '../../../electron/settings/bind-secrets.ts'
import { practiceOrigins } from '../../../electron/settings/origins.ts'
import type { Vault } from '../../../electron/vault/vault.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const keysColumn = { table: 'platform_credentials', column: 'credentials' } as const
const before = { ...practiceOrigins, spaceship: 'https://spaceship.dev' }
const after = { ...practiceOrigins, spaceship: 'https://elsewhere.example' }

/** Orders whose keys a version sealed that noted no address. */
async function openOldFixture(orders: number) {
  const fixture = await openOrderFixture()
  const { db, vault } = fixture
  const ids = Array.from({ length: orders }, (_, index) =>
    fixture.accept({ domains: `a${index}.com` }),
  )
  write(db, tx => {
    for (const id of ids) {
      const kept = Object.fromEntries(
        ['api_key', 'api_secret_key'].map(name => [name, vault.put(tx, keysColumn, name)]),
      )
      rawOf(db)
        .prepare('update platform_credentials set credentials = ? where order_id = ?')
        .run(JSON.stringify(kept), id)
    }
  })
  const unbound = () =>
    rawOf(db)
      .prepare(
        `select count(*) from platform_credentials, json_each(credentials) as one
         join secrets on secrets.id = one.value where origin is null`,
      )
      .pluck()
      .get()
  const originOf = (id: number) => {
    const keys = openKeys(db, vault, id)
    return typeof keys === 'string' ? keys : keys.origin
  }
  return { db, vault, ids, unbound, originOf }
}

describe('registrar keys of before', () => {
  it('belong to the address of then before they are bound', async () => {
    const { db, vault, ids, originOf } = await openOldFixture(1)

    bindOldSecrets(db, vault, before)
    bindOldSecrets(db, vault, after)

    expect(ids.map(originOf)).toEqual(['https://spaceship.dev'])
    expect(await hasKeysElsewhere(db, 'spaceship', before.spaceship)).toBe(false)
    expect(await hasKeysElsewhere(db, 'spaceship', after.spaceship)).toBe(true)
  })

  it('are bound in batches, and after a break the rest', async () => {
    const { db, vault, ids, unbound, originOf } = await openOldFixture(60)
    bindOldSecrets(db, vault, before)
    let bound = 0
    const breaking: Vault = {
      ...vault,
      bind(...args) {
        bound += 1
        if (bound > 110) throw new Error('Killed.')
        return vault.bind(...args)
      },
    }

    await expect(bindOldKeys(db, breaking)).rejects.toThrow('Killed.')
    expect(unbound()).toBe(20)
    bindOldSecrets(db, vault, after)
    await bindOldKeys(db, vault)

    expect(unbound()).toBe(0)
    expect(new Set(ids.map(originOf))).toEqual(new Set(['https://spaceship.dev']))
    expect(oldKeyOrigin(db.reader, 'spaceship')).toBe('')
  })
})
