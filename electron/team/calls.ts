import { type Writer, writeUnlessRefused } from '../../db/core/database.ts'
import {
  countAdminDevices,
  deviceById,
  findStaff,
  listDevices,
  listStaff,
  revokeDevice,
  revokeStaff,
  saveStaff,
} from '../../db/team/staff.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { invite } from './invite.ts'

const noServer = refusal(
  'not_applicable',
  'This computer is not the team’s server, so nobody could join it. Make it the server first, or join one.',
)
const lastAdmin = refusal(
  'not_applicable',
  'Nobody else could administer the server. Invite another admin first, and let them join.',
)
const isOver = (at: number | null) => at !== null

/** Whether an admin would be the last one who could still get in. */
const isLastAdmin = (tx: Writer, id: number): boolean =>
  countAdminDevices(tx) > 0 && countAdminDevices(tx, { staffId: id }) === 0

export function staffCalls(context: CallContext) {
  const db = () => context.workspace().db
  const now = () => systemClock.now()
  /** Tells those whom it concerns, once the change is stored. */
  function changed(): void {
    context.server()?.rightsChanged()
    context.emit('staff:changed', {})
  }

  return {
    'staff.list'() {
      const rows = listStaff(db().reader, now()).map(
        ({ createdAt, invitedUntil, lastSeenAt, revokedAt, ...member }) => ({
          ...member,
          createdAt: iso(createdAt),
          ...(invitedUntil !== null &&
            revokedAt === null && { invitedUntil: iso(invitedUntil) }),
          ...(lastSeenAt !== null && { lastSeenAt: iso(lastSeenAt) }),
          ...(revokedAt !== null && { revokedAt: iso(revokedAt) }),
        }),
      )
      return ok({ rows })
    },
    'staff.invite'(wanted) {
      const server = context.server()
      if (server === null) return fail(noServer)
      const { id } = wanted
      if (id !== undefined) {
        const member = findStaff(db().reader, id)
        if (member === undefined || isOver(member.revokedAt))
          return fail(notFound('This person'))
      }
      const invitation = invite(db(), wanted, server, now())
      changed()
      return ok({ invitation })
    },
    'staff.save'({ id, name, role, maySeePasswords }) {
      const done = writeUnlessRefused(db(), tx => {
        const member = findStaff(tx, id)
        if (member === undefined || isOver(member.revokedAt))
          return fail(notFound('This person'))
        if (role === 'staff' && member.role === 'admin' && isLastAdmin(tx, id))
          return fail(lastAdmin)
        const change = {
          ...(name !== undefined && { name }),
          ...(role !== undefined && { role }),
          ...(maySeePasswords !== undefined && { maySeePasswords }),
        }
        if (Object.keys(change).length > 0) saveStaff(tx, id, change)
        return ok(null)
      })
      if (done.ok) changed()
      return done
    },
    'staff.revoke'({ id }) {
      const done = writeUnlessRefused(db(), tx => {
        const member = findStaff(tx, id)
        if (member === undefined) return fail(notFound('This person'))
        if (isOver(member.revokedAt)) return ok(null)
        if (member.role === 'admin' && isLastAdmin(tx, id)) return fail(lastAdmin)
        revokeStaff(tx, id, now())
        return ok(null)
      })
      if (done.ok) changed()
      return done
    },
    'devices.list'() {
      const server = context.server()
      const rows = listDevices(db().reader).map(({ device, staff }) => {
        const { id, name, version, createdAt, lastSeenAt, revokedAt } = device
        return {
          id,
          name,
          staff: { id: staff.id, name: staff.name, role: staff.role },
          version,
          isConnected: server?.isConnected(id) === true,
          createdAt: iso(createdAt),
          lastSeenAt: iso(lastSeenAt),
          ...(revokedAt !== null && { revokedAt: iso(revokedAt) }),
        }
      })
      return ok({ rows })
    },
    'devices.revoke'({ id }) {
      const done = writeUnlessRefused(db(), tx => {
        const found = deviceById(tx, id)
        if (found === undefined) return fail(notFound('This device'))
        if (isOver(found.device.revokedAt)) return ok(null)
        const isOfAdmin = found.staff.role === 'admin' && !isOver(found.staff.revokedAt)
        if (isOfAdmin && countAdminDevices(tx, { deviceId: id }) === 0) return fail(lastAdmin)
        revokeDevice(tx, id, now())
        return ok(null)
      })
      if (done.ok) changed()
      return done
    },
    'presence.list'({ orderId }) {
      const server = context.server()
      const who = server?.asking() ?? null
      return ok({
        rows: server === null || who === null ? [] : server.presence.at(orderId, who.staff.id),
      })
    },
    'presence.tell'({ orderId, isEditing }) {
      const server = context.server()
      const who = server?.asking() ?? null
      if (server !== null && who !== null)
        server.presence.tell(who.deviceId, who.staff, orderId, isEditing)
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
