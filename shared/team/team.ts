/** What a staff member may do: an admin has settings, staff, backups and the log, too. */
export const roles = ['admin', 'staff'] as const
export type Role = (typeof roles)[number]

/** A staff member as others see them. */
export type StaffMember = { readonly id: number; readonly name: string; readonly role: Role }

/** Who did something; absent where Boxwright did it by itself, or on a desk without a server. */
export type By = { readonly id: number; readonly name: string }

/** Who asks a server; `maySeePasswords`: may export, hand over and reveal, too. */
export type Actor = StaffMember & { readonly maySeePasswords: boolean }

/**
 * `alone`: this computer has its own database. `connected`: its window shows a server's.
 * `unreachable`: it has joined a server that does not answer, or that refuses it.
 */
export type TeamState = 'alone' | 'connected' | 'unreachable'

/** Why a server that was joined is of no use now. */
export const unreachableReasons = [
  'no-answer',
  'other-certificate',
  'revoked',
  /** The keychain of this computer does not give the device's token. */
  'no-token',
  'client-too-old',
  'server-too-old',
] as const
export type UnreachableReason = (typeof unreachableReasons)[number]

export type TeamStatus = {
  readonly state: TeamState
  /** The server that was joined: `https://host:port`. */
  readonly server?: string
  readonly staff?: Actor
  /** Since when it has been unreachable; ISO-8601 UTC. */
  readonly since?: string
  readonly reason?: UnreachableReason
  /** What is the matter, and what to do. */
  readonly message?: string
  /** What keeps the token of this device; `file`: one that its owner alone may read. */
  readonly tokenIn?: 'keychain' | 'file'
}

export type StaffRow = Actor & {
  readonly createdAt: string
  /** The end of an invitation that nobody has used; ISO-8601 UTC. */
  readonly invitedUntil?: string
  /** When a device of theirs was last heard; ISO-8601 UTC. */
  readonly lastSeenAt?: string
  readonly revokedAt?: string
}

export type DeviceRow = {
  readonly id: number
  readonly name: string
  readonly staff: StaffMember
  /** Of the app on the device. */
  readonly version: string
  readonly isConnected: boolean
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly revokedAt?: string
}

/** This computer as the team's server. */
export type ServerStatus = {
  readonly isOn: boolean
  /** `https://…` under which other computers may find it. */
  readonly addresses: readonly string[]
  /** SHA-256 of the certificate, hexadecimal. */
  readonly certificate?: string
  /** Why it is not listening although it is on. */
  readonly trouble?: string
}

/** A colleague who has the page of an order open. */
export type Presence = {
  readonly staff: By
  readonly isEditing: boolean
  /** Since when; ISO-8601 UTC. */
  readonly since: string
}
