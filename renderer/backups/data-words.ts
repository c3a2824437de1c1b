import {
  type BackupKind,
  type BackupRow,
  type BackupTrouble,
  backupRetention,
  type LastCheck,
  noChecksumWords,
} from '../../shared/backups/backups.ts'
import { storageWords } from '../../shared/border/failure.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'
import type { VaultBackend } from '../../shared/vault/vault.ts'
import { sizeWords } from '../words/size-words.ts'
import { clockTime } from '../words/times.ts'

export const backupKindWords: Record<BackupKind, string> = {
  daily: 'Daily',
  'by-hand': 'Made by hand',
  'before-restore': 'Before a restore',
  'before-update': 'Before an update',
  'before-new-key': 'Before a new key',
}

/** How long backups are kept, said beside their list. */
export const retentionWords = `The last ${backupRetention.daily.newest} daily ones are kept. Those made before a restore, an update or a new key are removed after ${backupRetention['before-restore'].days} days, with the key files that only they need. Those made by hand stay until you remove them in their folder.`

/** What else opens the secrets of a backup, which itself holds only the wrapped data key. */
export const secretsOfBackup: Record<VaultBackend, string> = {
  keychain:
    'API keys and passwords in a backup open with the keychain of this user account on this computer. Elsewhere the recovery code opens them; without one they have to be entered again.',
  passphrase:
    'API keys and passwords in a backup open with your passphrase or the recovery code, on any computer.',
  'key-file':
    'API keys and passwords in a backup open only with the file vault.key, which lies beside the database, or the recovery code. Keep a copy of either apart from the backups.',
  none: 'No API key or password is stored yet.',
}

export const checkCauseWords: Record<LastCheck['cause'], string> = {
  asked: '',
  'unclean-exit': 'after Boxwright had ended without closing it',
  restored: 'before the backup was restored',
}

export function backupTroubleWords(trouble: BackupTrouble, now: number): string {
  const { neededBytes, freeBytes } = trouble
  const why =
    neededBytes !== undefined && freeBytes !== undefined
      ? `it needs ${sizeWords(neededBytes)}, and ${sizeWords(freeBytes)} are free`
      : trouble.trouble === 'damaged'
        ? 'the copy was not whole, so it was not kept'
        : storageWords[trouble.trouble]
  return `The backup of ${clockTime(trouble.at, now)} was not made: ${why}. Earlier backups are kept, and it is tried again within the hour.`
}

/** What a restore does to orders, in sentences for the dialog. */
export function restoreWords(row: BackupRow, mode: Mode): readonly string[] {
  const { orders = 0, laterOrders } = row
  const lost =
    laterOrders === 0
      ? 'No order was created since. Changes to orders, customers and settings since then are lost.'
      : `${countOf(laterOrders, 'order')} created since ${laterOrders === 1 ? 'is' : 'are'} lost, and so is every other change since then.`
  return [
    `The database goes back to how it was then, with ${countOf(orders, 'order')}. ${lost}`,
    ...(row.hasNoChecksum ? [noChecksumWords] : []),
    'The present database is kept as a backup first.',
    mode === 'practice'
      ? 'The simulated providers go back as well.'
      : 'What was created at Mailin and the registrars meanwhile stays there. Boxwright reads how things stand before it acts, so nothing is created twice; mailboxes of lost orders belong to no order here.',
  ]
}

export const restoreLabel = ({ laterOrders }: BackupRow): string =>
  laterOrders === 0 ? 'Restore the backup' : `Restore and lose ${countOf(laterOrders, 'order')}`
