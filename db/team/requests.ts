import { and, eq, lte, sql } from 'drizzle-orm'
import { dayMs } from '../../shared/text/duration.ts'
import type { Reader, Writer } from '../core/database.ts'
import { requests } from '../schema/schema.ts'

export type RequestKey = { readonly deviceId: number; readonly requestId: string }
export type Request = typeof requests.$inferSelect

const isRequest = ({ deviceId, requestId }: RequestKey) =>
  and(eq(requests.deviceId, deviceId), eq(requests.requestId, requestId))

export const findRequest = (tx: Reader, key: RequestKey): Request | undefined =>
  tx.select().from(requests).where(isRequest(key)).get()

/** Notes that a request is under way, before anything of it is done. */
export const addRequest = (
  tx: Writer,
  request: RequestKey & { readonly name: string; readonly argsHash: string },
  now: number,
): void =>
  void tx
    .insert(requests)
    .values({ ...request, createdAt: now })
    .run()

/**
 * Notes that a request was done. `answer`: JSON; null: it is not stored. The row is made anew where
 * the database was replaced meanwhile; a device that is not in it any more gets none.
 */
export function noteAnswer(
  tx: Writer,
  request: RequestKey & { readonly name: string; readonly argsHash: string },
  answer: string | null,
  now: number,
): void {
  const { deviceId, requestId, name, argsHash } = request
  tx.run(
    sql`insert into requests (device_id, request_id, name, args_hash, answer, created_at, answered_at)
      select id, ${requestId}, ${name}, ${argsHash}, ${answer}, ${now}, ${now}
      from devices where id = ${deviceId}
      on conflict (device_id, request_id) do update
      set answer = excluded.answer, answered_at = excluded.answered_at`,
  )
}

/** Drops what is older than a day. */
export const dropOldRequests = (tx: Writer, now: number): void =>
  void tx
    .delete(requests)
    .where(lte(requests.createdAt, now - dayMs))
    .run()

/** Forgets what was answered, as answers may name a person; that a request was done stays known. */
export function forgetAnswers(tx: Writer): void {
  tx.update(requests).set({ answer: null }).where(sql`${requests.answer} is not null`).run()
}
