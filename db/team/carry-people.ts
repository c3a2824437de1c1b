import { and, isNull, notInArray } from 'drizzle-orm'
import { closeDatabase, type Reader, write } from '../core/database.ts'
import { openDatabase } from '../core/open.ts'
import { devices, invitations, staff } from '../schema/schema.ts'

/** Who may use a database through the server, with all their devices and invitations. */
export type People = {
  readonly staff: readonly (typeof staff.$inferSelect)[]
  readonly devices: readonly (typeof devices.$inferSelect)[]
  readonly invitations: readonly (typeof invitations.$inferSelect)[]
}

export const readPeople = (tx: Reader): People => ({
  staff: tx.select().from(staff).all(),
  devices: tx.select().from(devices).all(),
  invitations: tx.select().from(invitations).all(),
})

/**
 * Gives a database that is to be restored, after migrating it, the people of the present one, so
 * that who was revoked stays revoked, and who has joined need not join again. Whoever only the
 * restored one knows gets no rights. Where there is nobody at present, nothing is done.
 */
export async function carryPeople(
  people: People,
  restored: {
    readonly file: string
    readonly migrationsFolder: string
    readonly now: () => number
  },
): Promise<void> {
  if (people.staff.length === 0) return
  const db = await openDatabase({ ...restored, mustExist: true })
  try {
    write(db, tx => {
      tx.delete(invitations).run()
      // the requests of the devices go with them: they were made of another state
      tx.delete(devices).run()
      const ids = people.staff.map(one => one.id)
      tx.update(staff)
        .set({ revokedAt: restored.now() })
        .where(and(isNull(staff.revokedAt), notInArray(staff.id, ids)))
        .run()
      for (const one of people.staff)
        tx.insert(staff).values(one).onConflictDoUpdate({ target: staff.id, set: one }).run()
      for (const one of people.devices) tx.insert(devices).values(one).run()
      for (const one of people.invitations) tx.insert(invitations).values(one).run()
    })
  } finally {
    closeDatabase(db)
  }
}
