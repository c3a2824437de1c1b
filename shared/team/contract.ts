import { z } from 'zod'
import { id, nothing, portNumber } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import {
  type DeviceRow,
  type Presence,
  roles,
  type ServerStatus,
  type StaffMember,
  type StaffRow,
  type TeamStatus,
} from './team.ts'

const name = z.string().trim().min(1, 'A name is needed.').max(80, 'This name is too long.')
const role = z.enum(roles)
const maySeePasswords = z.boolean()

export const teamCalls = {
  'team.status': reads({ args: nothing, answer: answer<TeamStatus>() }),
  /** `invitation`: the line that an admin's server made. */
  'team.join': acts({
    args: z.strictObject({
      invitation: z.string().trim().min(1, 'Paste the invitation.').max(4000),
      deviceName: name.optional(),
    }),
    answer: answer<{ readonly server: string; readonly staff: StaffMember }>(),
    stale: 'everything',
  }),
  /** Goes back to the own database, which is as it was when the server was joined. */
  'team.leave': acts({ args: nothing, answer: answer<null>(), stale: 'everything' }),
  'team.server': reads({ args: nothing, answer: answer<ServerStatus>() }),
  /** Makes this computer the team's server, or ends that. */
  'team.serve': acts({
    args: z.strictObject({ isOn: z.boolean(), port: portNumber.optional() }),
    answer: answer<ServerStatus>(),
    stale: ['team.server'],
  }),
}

/** Who may use this server's database, and who has what open. */
export const staffCalls = {
  'staff.list': reads({
    args: nothing,
    answer: answer<{ readonly rows: readonly StaffRow[] }>(),
  }),
  /** Adds a staff member; for a device more of one that is there, `id` says whose. */
  'staff.invite': acts({
    args: z.strictObject({ name, role, maySeePasswords, id: id.optional() }),
    answer: answer<{ readonly invitation: string }>(),
    hasSecret: true,
    stale: ['staff.list'],
  }),
  'staff.save': acts({
    args: z.strictObject({
      id,
      name: name.optional(),
      role: role.optional(),
      maySeePasswords: maySeePasswords.optional(),
    }),
    answer: answer<null>(),
    stale: ['staff.list', 'devices.list'],
  }),
  /** Ends the connections of all their devices at once. */
  'staff.revoke': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ['staff.list', 'devices.list'],
  }),
  'devices.list': reads({
    args: nothing,
    answer: answer<{ readonly rows: readonly DeviceRow[] }>(),
  }),
  'devices.revoke': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ['devices.list', 'staff.list'],
  }),
  /** Which colleagues have an order open; never the caller. */
  'presence.list': reads({
    args: z.strictObject({ orderId: id }),
    answer: answer<{ readonly rows: readonly Presence[] }>(),
  }),
  /** Tells colleagues what the window shows; null: no order. To be told again within a minute. */
  'presence.tell': acts({
    args: z.strictObject({ orderId: id.nullable(), isEditing: z.boolean() }),
    answer: answer<null>(),
    isRepeatable: true,
    stale: [],
  }),
}
