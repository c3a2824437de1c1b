import { sql } from 'drizzle-orm'
import type { Writer } from '../core/database.ts'
import { requests } from '../schema/schema.ts'

/** Forgets what was answered, as answers may name a person; that a request was done stays known. */
export function forgetAnswers(tx: Writer): void {
  tx.update(requests).set({ answer: null }).where(sql`${requests.answer} is not null`).run()
}
