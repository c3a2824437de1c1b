import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMailOpened } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { notificationLine } from '../../shared/records/notification-words.ts'
import type { NotificationRow } from '../../shared/records/records.ts'
import { useDo } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { orderNumber } from './letter-columns.tsx'

export const notificationColumns: readonly Column<NotificationRow>[] = [
  {
    key: 'title',
    title: 'Notification',
    cell: row => (
      <span className={clsx('row miw-0 gap-8', row.readAt === undefined && 'fw-500')}>
        <span
          className="dot"
          style={{
            width: 8,
            height: 8,
            background: row.readAt === undefined ? 'var(--bw-accent)' : 'none',
          }}
          role={row.readAt === undefined ? 'img' : undefined}
          aria-label={row.readAt === undefined ? 'Unread' : undefined}
        />
        <OutsideText className="cut" text={notificationLine(row)} />
      </span>
    ),
  },
  orderNumber,
  {
    key: 'when',
    title: 'When',
    width: '110px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
  {
    key: 'read',
    title: 'Mark as read',
    hidesTitle: true,
    width: '60px',
    align: 'right',
    cell: row => <Read row={row} />,
  },
]

function Read({ row }: { readonly row: NotificationRow }) {
  const mark = useDo('notifications.markRead')
  if (row.readAt !== undefined) return null
  return (
    <Tooltip label="Mark as read">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={`Mark as read: ${notificationLine(row)}`}
        onClick={() => mark.mutate({ ids: [row.id] })}
      >
        <IconMailOpened size={16} stroke={1.6} color="var(--mantine-color-dimmed)" />
      </ActionIcon>
    </Tooltip>
  )
}
