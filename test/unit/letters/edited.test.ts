import { expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { readLetter } from '../../../db/letters/letter-list.ts'
import { editHeld, releaseHeld, withdrawUnsent } from '../../../db/letters/letters.ts'
import { putLetter } from '../../../db/records/records.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

async function openHeld() {
  const fixture = await openOrderFixture()
  const { db } = fixture
  const orderId = fixture.accept({})
  const put = (body: string, now: number) =>
    write(db, tx =>
      putLetter(
        tx,
        {
          orderId,
          kind: 'nameservers-failed',
          submission: 1,
          occasion: 0,
          recipient: 'jo@acme.example',
          subject: body,
          body,
          html: `<p>${body}</p>`,
          status: 'held',
          messageId: '<one@boxwright>',
          dueAt: 0,
        },
        now,
      ),
    )
  const id = put('one.com', 1) ?? 0
  const words = { subject: 'Edited', body: 'Edited', html: '<p>Edited</p>' }
  return {
    db,
    orderId,
    put,
    edit: (now: number) => write(db, tx => editHeld(tx, id, words, now)),
    read: () => {
      const row = readLetter(db.reader, id)
      return { body: row?.letter.body, html: row?.letter.html, overtaken: row?.overtaken }
    },
  }
}

it('a held letter that staff edited keeps their words, and is marked when more happens', async () => {
  const { db, put, edit, read } = await openHeld()
  expect(edit(2)).toBe(true)
  expect(read()).toEqual({ body: 'Edited', html: '<p>Edited</p>', overtaken: null })

  put('one.com and two.com', 3)

  expect(read()).toEqual({ body: 'Edited', html: '<p>Edited</p>', overtaken: 'news' })
  expect(write(db, tx => releaseHeld(tx, true, 4)).length).toBe(0)
  edit(5)
  expect(read().overtaken).toBeNull()
})

it('a withdrawn letter that comes up again has the newer words', async () => {
  const { db, orderId, put, edit, read } = await openHeld()
  edit(2)
  write(db, tx => withdrawUnsent(tx, orderId, 'nameservers-failed', 'All is well.', 3))

  put('two.com', 4)

  expect(read()).toEqual({ body: 'two.com', html: '<p>two.com</p>', overtaken: null })
})
