import { and, asc, desc, eq, gt, isNull, max, ne, sql } from 'drizzle-orm'
import type { Role } from '../../shared/team/team.ts'
import type { Reader, Writer } from '../core/database.ts'
import { devices, invitations, staff } from '../schema/schema.ts'

export type NewStaff = {
  readonly name: string
  readonly role: Role
  readonly maySeePasswords: boolean
}

/** Returns the id. */
export const addStaff = (tx: Writer, member: NewStaff, now: number): number =>
  tx
    .insert(staff)
    .values({ ...member, createdAt: now })
    .returning({ id: staff.id })
    .get().id

export const findStaff = (tx: Reader, id: number) =>
  tx.select().from(staff).where(eq(staff.id, id)).get()

export const saveStaff = (tx: Writer, id: number, change: Partial<NewStaff>): void =>
  void tx.update(staff).set(change).where(eq(staff.id, id)).run()

/** Everybody who may or might, in the order in which they came; when each was last heard. */
export function listStaff(tx: Reader, now: number) {
  const invited = tx
    .select({ staffId: invitations.staffId, until: max(invitations.expiresAt).as('until') })
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .groupBy(invitations.staffId)
    .as('invited')
  const heard = tx
    .select({ staffId: devices.staffId, at: max(devices.lastSeenAt).as('at') })
    .from(devices)
    .groupBy(devices.staffId)
    .as('heard')
  return tx
    .select({
      id: staff.id,
      name: staff.name,
      role: staff.role,
      maySeePasswords: staff.maySeePasswords,
      createdAt: staff.createdAt,
      revokedAt: staff.revokedAt,
      invitedUntil: invited.until,
      lastSeenAt: heard.at,
    })
    .from(staff)
    .leftJoin(invited, eq(invited.staffId, staff.id))
    .leftJoin(heard, eq(heard.staffId, staff.id))
    .orderBy(asc(staff.id))
    .all()
}

/** Takes a staff member's rights, with all their devices and unused invitations. */
export function revokeStaff(tx: Writer, id: number, now: number): void {
  tx.update(staff).set({ revokedAt: now }).where(eq(staff.id, id)).run()
  tx.update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.staffId, id), isNull(devices.revokedAt)))
    .run()
  tx.delete(invitations)
    .where(and(eq(invitations.staffId, id), isNull(invitations.usedAt)))
    .run()
}

/** Devices of admins by which somebody could administer the server; `but`: whose do not count. */
export function countAdminDevices(
  tx: Reader,
  but: { readonly staffId?: number; readonly deviceId?: number } = {},
): number {
  const found = tx
    .select({ count: sql<number>`count(*)` })
    .from(devices)
    .innerJoin(staff, eq(staff.id, devices.staffId))
    .where(
      and(
        eq(staff.role, 'admin'),
        isNull(staff.revokedAt),
        isNull(devices.revokedAt),
        but.staffId === undefined ? undefined : ne(staff.id, but.staffId),
        but.deviceId === undefined ? undefined : ne(devices.id, but.deviceId),
      ),
    )
    .get()
  return found?.count ?? 0
}

export const addInvitation = (
  tx: Writer,
  invitation: {
    readonly staffId: number
    readonly secretHash: string
    readonly expiresAt: number
  },
  now: number,
): void =>
  void tx
    .insert(invitations)
    .values({ ...invitation, createdAt: now })
    .run()

/** Why an invitation opens nothing. */
export type InvitationVoid = 'unknown' | 'used' | 'expired' | 'revoked'

/** Uses an invitation up. Returns whose it is, or why it opens nothing. */
export function useInvitation(
  tx: Writer,
  secretHash: string,
  now: number,
): typeof staff.$inferSelect | InvitationVoid {
  const found = tx
    .select()
    .from(invitations)
    .innerJoin(staff, eq(staff.id, invitations.staffId))
    .where(eq(invitations.secretHash, secretHash))
    .get()
  if (found === undefined) return 'unknown'
  if (found.invitations.usedAt !== null) return 'used'
  if (found.invitations.expiresAt <= now) return 'expired'
  if (found.staff.revokedAt !== null) return 'revoked'
  tx.update(invitations)
    .set({ usedAt: now })
    .where(eq(invitations.id, found.invitations.id))
    .run()
  return found.staff
}

/** Returns the id. */
export const addDevice = (
  tx: Writer,
  device: {
    readonly staffId: number
    readonly name: string
    readonly tokenHash: string
    readonly version: string
  },
  now: number,
): number =>
  tx
    .insert(devices)
    .values({ ...device, createdAt: now, lastSeenAt: now })
    .returning({ id: devices.id })
    .get().id

/** The device with this token and whose it is; undefined: none, or one of the two was revoked. */
export const findDevice = (tx: Reader, tokenHash: string) =>
  tx
    .select({ device: devices, staff })
    .from(devices)
    .innerJoin(staff, eq(staff.id, devices.staffId))
    .where(
      and(eq(devices.tokenHash, tokenHash), isNull(devices.revokedAt), isNull(staff.revokedAt)),
    )
    .get()

export const deviceById = (tx: Reader, id: number) =>
  tx
    .select({ device: devices, staff })
    .from(devices)
    .innerJoin(staff, eq(staff.id, devices.staffId))
    .where(eq(devices.id, id))
    .get()

export const noteSeen = (tx: Writer, id: number, version: string, now: number): void =>
  void tx.update(devices).set({ version, lastSeenAt: now }).where(eq(devices.id, id)).run()

export const revokeDevice = (tx: Writer, id: number, now: number): void =>
  void tx.update(devices).set({ revokedAt: now }).where(eq(devices.id, id)).run()

/** Every device with whose it is, the last heard first. */
export const listDevices = (tx: Reader) =>
  tx
    .select({ device: devices, staff })
    .from(devices)
    .innerJoin(staff, eq(staff.id, devices.staffId))
    .orderBy(desc(devices.lastSeenAt), desc(devices.id))
    .all()
