import { eq } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { holds } from '../schema/schema.ts'

/** How long an account is left alone, and why; times in milliseconds. */
export type Hold = typeof holds.$inferSelect

export function listHolds(tx: Reader): readonly Hold[] {
  return tx.select().from(holds).all()
}

export function putHold(tx: Writer, hold: Hold): void {
  tx.insert(holds).values(hold).onConflictDoUpdate({ target: holds.account, set: hold }).run()
}

export function dropHold(tx: Writer, account: string): void {
  tx.delete(holds).where(eq(holds.account, account)).run()
}
