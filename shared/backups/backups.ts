import { z } from 'zod'
import type { StorageTrouble } from '../border/failure.ts'
import { fileStamp, readStamp, stampPattern } from '../text/file-stamp.ts'

/** Why a backup was made. Part of its file name. */
export const backupKinds = [
  'daily',
  'by-hand',
  'before-restore',
  'before-update',
  'before-new-key',
] as const
export type BackupKind = (typeof backupKinds)[number]

/** How many of a kind are kept, or how long; what a person made is a person's. */
export const backupRetention = {
  daily: { newest: 7 },
  'by-hand': 'always',
  'before-restore': { days: 30 },
  'before-update': { days: 30 },
  'before-new-key': { days: 30 },
} as const satisfies Record<
  BackupKind,
  { readonly newest: number } | { readonly days: number } | 'always'
>

/** Days until a database that did not open and was set aside is deleted. */
export const brokenRetentionDays = backupRetention['before-restore'].days

const pattern = new RegExp(`^boxwright-${stampPattern}-(${backupKinds.join('|')})\\.db$`)

/** A name, never a path: what it names lies in the folder of backups. */
export const backupNameSchema = z.string().max(80).regex(pattern)

/** `boxwright-2026-11-25T14-05-12-345Z-daily.db` */
export function backupName(kind: BackupKind, at: number): string {
  return `boxwright-${fileStamp(at)}-${kind}.db`
}

/** null: not a backup of ours. */
export function readBackupName(name: string): { kind: BackupKind; at: number } | null {
  const [, stamp, word] = pattern.exec(name) ?? []
  const kind = backupKinds.find(one => one === word)
  const at = readStamp(stamp)
  return kind === undefined || Number.isNaN(at) ? null : { kind, at }
}

/** Told before a backup without a checksum is restored. */
export const noChecksumWords =
  'This backup has no checksum, so nobody can tell whether it has changed since it was made. Whether it is whole is checked.'

export type BackupRow = {
  readonly name: string
  readonly kind: BackupKind
  readonly createdAt: string
  readonly sizeBytes: number
  /** Absent: the file cannot be read as a database of this app. */
  readonly orders?: number
  /** Orders of the current database that were created after the backup. */
  readonly laterOrders: number
  /** Without a checksum nobody can tell whether it has changed since it was made. */
  readonly hasNoChecksum?: true
  /** It was made by a newer app. */
  readonly isNewer?: true
}

export type BackupList = {
  /** Newest first. */
  readonly rows: readonly BackupRow[]
  readonly folder: string
}

/** Why the last check was made. `restored`: the backup was checked before it became the database. */
export const checkCauses = ['asked', 'unclean-exit', 'restored'] as const

export type LastCheck = {
  readonly at: string
  readonly cause: (typeof checkCauses)[number]
  readonly isWhole: boolean
  /** SQLite's own sentence about the damage. */
  readonly detail?: string
}

/** Why the last backup was not made. */
export type BackupTrouble = {
  readonly at: string
  /** When the first of the failed tries in a row was. */
  readonly since: string
  readonly trouble: StorageTrouble
  readonly neededBytes?: number
  readonly freeBytes?: number
}

export type DataStatus = {
  readonly sizeBytes: number
  readonly orders: number
  readonly busy?: {
    readonly kind: 'check' | 'backup'
    /** 0 to 100. */
    readonly percent: number
  }
  /** The last run of Boxwright ended without closing the file. */
  readonly wasUnclean: boolean
  readonly lastCheck?: LastCheck
  readonly lastBackupAt?: string
  readonly backupTrouble?: BackupTrouble
}
