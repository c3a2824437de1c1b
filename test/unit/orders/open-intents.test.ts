import { expect, it, vi } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import { readSetting, writeSetting } from '../../../db/settings/settings.ts'
import { intendDeletion } from '../../../electron/customers/deleted-customers.ts'
import { createForgetting } from '../../../electron/customers/forgetting.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

it('kept intents that cannot be read are told once, and end nothing', async () => {
  const { db } = await openOrderFixture()
  const junk = [{ id: 'Canary Quint' }, 7]
  const customer = { name: 'Plain', email: 'plain@x.example' }
  const id = write(db, tx => {
    writeSetting(tx, 'customers.to-delete', junk)
    writeSetting(tx, 'passwords.to-purge', 'Canary Quint')
    return addCustomer(tx, customer, 0)
  })
  expect(intendDeletion(db, id, 'Plain', 0).ok).toBe(true)
  const taken: string[] = []
  const bugs: string[] = []
  const forgetting = createForgetting({
    db,
    keysKeptDays: () => 'always',
    forgetBeside: async ({ name }) => void taken.push(name),
    emit: () => undefined,
    reportBug: error => bugs.push(String(error)),
  })

  forgetting.look(0)
  await vi.waitFor(() => expect(taken).toEqual(['Plain']))
  await forgetting.finishDeletions()
  await vi.waitFor(() => {
    forgetting.look(1)
    expect(readSetting(db.reader, 'customers.to-delete')).toEqual(junk)
  })

  expect(bugs).toEqual([
    expect.stringContaining('customers.to-delete has 2 rows'),
    expect.stringContaining('passwords.to-purge has 1 row '),
  ])
  expect(bugs.join()).not.toContain('Canary')
  expect(readSetting(db.reader, 'passwords.to-purge')).toEqual('Canary Quint')
})
