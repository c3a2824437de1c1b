import type { ActivityRow, LogLevel, LogRow } from '../../shared/records/records.ts'
import { OrderLink } from '../ui/links.tsx'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { activityWord } from '../words/activity-words.ts'
import { exactTime } from '../words/times.ts'
import type { Word } from '../words/words.ts'

export const logLevelWords: Record<LogLevel, Word> = {
  info: { words: 'Info', meaning: 'waiting' },
  warning: { words: 'Warning', meaning: 'person' },
  error: { words: 'Error', meaning: 'failed' },
}

export const activityColumns: readonly Column<ActivityRow>[] = [
  { key: 'action', title: 'What', width: '210px', cell: row => <Action row={row} /> },
  {
    key: 'description',
    title: 'Particulars',
    cell: row => <OutsideText text={row.description} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
  {
    key: 'when',
    title: 'When',
    width: '120px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

export const logColumns: readonly Column<LogRow>[] = [
  {
    key: 'at',
    title: 'Time',
    width: '190px',
    cell: row => <span className="quiet tabular">{exactTime(row.at)}</span>,
  },
  {
    key: 'level',
    title: 'Level',
    width: '104px',
    cell: row => {
      const { words, meaning } = logLevelWords[row.level]
      return row.level === 'info' ? (
        <span className="quiet tabular">{words}</span>
      ) : (
        <Tag meaning={meaning} look="plain">
          {words}
        </Tag>
      )
    },
  },
  {
    key: 'message',
    title: 'Message',
    cell: row => <OutsideText text={row.message} title={`${row.event}\n${row.message}`} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

function Action({ row }: { readonly row: ActivityRow }) {
  const { words, meaning } = activityWord(row.action)
  return (
    <span className="row gap-8">
      {meaning === null ? (
        <span className="dot" style={{ margin: '0 4px' }} aria-hidden />
      ) : (
        <MeaningIcon meaning={meaning} />
      )}
      {words}
    </span>
  )
}
