import { expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import {
  finishDeletions,
  intendDeletion,
} from '../../../electron/customers/deleted-customers.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

it('a deletion that fails holds up no other, and is told', async () => {
  const { db } = await openOrderFixture()
  const add = (name: string) =>
    write(db, tx => addCustomer(tx, { name, email: `${name}@x.example` }, 0))
  for (const name of ['Anne-Marie', 'Plain']) intendDeletion(db, add(name), name, 0)
  const taken: string[] = []

  const first = finishDeletions(db, async ({ name }) => {
    if (name === 'Anne-Marie') throw new Error('The log cannot be written.')
    taken.push(name)
  })
  await expect(first).rejects.toThrow('The log cannot be written.')
  expect(taken).toEqual(['Plain'])

  await finishDeletions(db, async ({ name }) => void taken.push(name))
  await finishDeletions(db, async ({ name }) => void taken.push(name))
  expect(taken).toEqual(['Plain', 'Anne-Marie'])
})
