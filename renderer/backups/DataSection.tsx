import type { Mode } from '../../shared/settings/settings.ts'
import { Backups } from './Backups.tsx'
import { DatabaseCheck } from './DatabaseCheck.tsx'

/** The database file itself: whether it is whole, its backups, and the way back to one. */
export function DataSection({ mode }: { readonly mode: Mode }) {
  return (
    <>
      <DatabaseCheck mode={mode} />
      <Backups mode={mode} />
    </>
  )
}
