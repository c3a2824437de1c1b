import { formatTitle } from '../../shared/exports/formats.ts'
import type { Exported } from '../../shared/mailboxes/mailbox.ts'
import { exactTime } from '../words/times.ts'
import { RelativeTime } from './RelativeTime.tsx'

type Props = { readonly exported: Exported; readonly hasTime?: boolean }

/** As what a mailbox was exported last, and when: on hover, or beside it. */
export function ExportedAs({ exported: { at, format, formatName }, hasTime = false }: Props) {
  if (format === undefined) return <RelativeTime at={at} />
  const words = formatTitle(format, formatName)
  if (!hasTime) return <span title={`Exported ${exactTime(at)}`}>{words}</span>
  return (
    <>
      {`${words} · `}
      <RelativeTime at={at} />
    </>
  )
}
