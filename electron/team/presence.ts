import type { By, Presence } from '../../shared/team/team.ts'
import { iso } from '../scheduler/clock.ts'

/** Milliseconds for which a telling counts. */
export const presenceMs = 60_000

type Told = {
  readonly staff: By
  readonly orderId: number
  readonly isEditing: boolean
  readonly since: number
  readonly until: number
}

export type PresenceOptions = {
  readonly now: () => number
  /** Runs `run` after `ms` milliseconds; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Called with an order whose colleagues have changed. */
  readonly onChange: (orderId: number) => void
}

/** Which order each device shows, in memory alone. */
export type PresenceBook = {
  /** `orderId` null: none. */
  tell(deviceId: number, staff: By, orderId: number | null, isEditing: boolean): void
  /** Colleagues at an order, each once, without those of `staffId`. */
  at(orderId: number, staffId: number): readonly Presence[]
  forget(deviceId: number): void
  stop(): void
}

export function createPresence({ now, after, onChange }: PresenceOptions): PresenceBook {
  const told = new Map<number, Told>()
  const undo = new Map<number, () => void>()

  function forget(deviceId: number): void {
    undo.get(deviceId)?.()
    undo.delete(deviceId)
    const before = told.get(deviceId)
    if (before === undefined) return
    told.delete(deviceId)
    onChange(before.orderId)
  }

  return {
    tell(deviceId, staff, orderId, isEditing) {
      const before = told.get(deviceId)
      if (orderId === null || (before !== undefined && before.orderId !== orderId))
        forget(deviceId)
      if (orderId === null) return
      const isSame = before?.orderId === orderId && before.isEditing === isEditing
      const since = isSame ? before.since : now()
      told.set(deviceId, { staff, orderId, isEditing, since, until: now() + presenceMs })
      undo.get(deviceId)?.()
      undo.set(
        deviceId,
        after(presenceMs, () => forget(deviceId)),
      )
      if (!isSame) onChange(orderId)
    },
    at(orderId, staffId) {
      const rows = new Map<number, Presence>()
      for (const one of told.values()) {
        if (one.orderId !== orderId || one.staff.id === staffId || one.until <= now()) continue
        const { staff, isEditing, since } = one
        // of two devices of one colleague, the one that edits counts
        if (rows.get(staff.id)?.isEditing !== true)
          rows.set(staff.id, { staff, isEditing, since: iso(since) })
      }
      return [...rows.values()]
    },
    forget,
    stop() {
      for (const end of undo.values()) end()
      undo.clear()
      told.clear()
    },
  }
}
