import { type Database, write } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import {
  addDevice,
  deviceById,
  findDevice,
  type InvitationVoid,
  noteSeen,
  revokeDevice,
  useInvitation,
} from '../../db/team/staff.ts'
import type { Actor } from '../../shared/team/team.ts'
import type { Joined } from '../../shared/team/wire.ts'
import { minuteMs } from '../../shared/text/duration.ts'
import type { Clock } from '../scheduler/clock.ts'
import { hashOf, makeSecret } from '../team/secrets.ts'
import type { Asker } from './request-scope.ts'

/** Who may ask. Rights are read from the database each time, so a change counts at once. */
export type Devices = {
  /** null: the token is not one, or not any more. */
  byToken(token: string): Asker | null
  /** Who has a device; null: it or its owner was revoked. */
  actorOf(deviceId: number): Actor | null
  /** Notes that a device is there, once a minute. */
  seen(asker: Asker, version: string): void
  /** Revokes a device at its own wish; the last one of an admin, too. */
  leave(deviceId: number): void
  join(
    secret: string,
    device: { readonly name: string; readonly version: string },
  ): Joined | InvitationVoid
}

export function openDevices(db: () => Database, clock: Clock): Devices {
  const notedAt = new Map<number, { readonly at: number; readonly version: string }>()

  return {
    byToken(token) {
      const found = findDevice(db().reader, hashOf(token))
      if (found === undefined) return null
      const { device, staff } = found
      return { deviceId: device.id, deviceName: device.name, staff: actor(staff) }
    },
    actorOf(deviceId) {
      const found = deviceById(db().reader, deviceId)
      if (found === undefined) return null
      const isRevoked = found.device.revokedAt !== null || found.staff.revokedAt !== null
      return isRevoked ? null : actor(found.staff)
    },
    seen({ deviceId }, version) {
      const now = clock.now()
      const noted = notedAt.get(deviceId)
      if (noted !== undefined && noted.version === version && now - noted.at < minuteMs) return
      notedAt.set(deviceId, { at: now, version })
      try {
        write(db(), tx => noteSeen(tx, deviceId, version, now))
      } catch (error) {
        // the call itself says what is the matter with the disk
        if (storageTroubleOf(error) === null) throw error
      }
    },
    leave: deviceId => write(db(), tx => revokeDevice(tx, deviceId, clock.now())),
    join(secret, { name, version }) {
      const token = makeSecret()
      return write(db(), tx => {
        const now = clock.now()
        const staff = useInvitation(tx, hashOf(secret), now)
        if (typeof staff === 'string') return staff
        addDevice(tx, { staffId: staff.id, name, tokenHash: hashOf(token), version }, now)
        return { token, staff: actor(staff) }
      })
    },
  }
}

const actor = ({ id, name, role, maySeePasswords }: Actor): Actor => ({
  id,
  name,
  role,
  maySeePasswords,
})
