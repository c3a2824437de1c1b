import type { ReactNode } from 'react'
import {
  type AttentionCause,
  type AttentionCount,
  attentionCauses,
} from '../../shared/attention/attention.ts'
import { BackupFailed, DatabaseDamaged } from './Database.tsx'
import { HeldLetters, RefusedLetters } from './Letters.tsx'
import { LettersBehindLogins } from './LettersBehindLogins.tsx'
import { MailStopped } from './MailStopped.tsx'
import { PendingOrders } from './PendingOrders.tsx'

/** What says each cause, and mends it; null: the banner above every page does. */
const sections: Record<AttentionCause, (() => ReactNode) | null> = {
  'work-stopped': null,
  'mail-stopped': MailStopped,
  'database-damaged': DatabaseDamaged,
  'backup-failed': BackupFailed,
  'letters-refused': RefusedLetters,
  'letters-held': HeldLetters,
  'letters-behind-logins': LettersBehindLogins,
  'orders-pending': PendingOrders,
}

/** What needs a person besides domains; each cause leaves by itself when it is over. */
export function Causes({ causes }: Pick<AttentionCount, 'causes'>) {
  return attentionCauses.map(cause => {
    const Cause = sections[cause]
    return Cause === null || causes[cause] === 0 ? null : <Cause key={cause} />
  })
}
