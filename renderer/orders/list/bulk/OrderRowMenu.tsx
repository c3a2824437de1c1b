import { Menu } from '@mantine/core'
import {
  IconArrowRight,
  IconBan,
  IconCopy,
  IconDownload,
  IconReceipt,
  IconRefresh,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { clsx } from 'clsx'
import type { MouseEvent, ReactNode } from 'react'
import { useLocation } from 'wouter'
import { countOf } from '../../../../shared/text/count-of.ts'
import { numberText } from '../../../../shared/text/locale.ts'
import { type CallFailure, call } from '../../../app/bridge.ts'
import { FormatItems } from '../../../exports/FormatItems.tsx'
import { useExport } from '../../../exports/use-export.ts'
import { showDone, showFailure } from '../../../ui/show.ts'
import classes from './Bulk.module.css'
import { useMarkPaid } from './use-mark-paid.ts'
import { useRetryMany } from './use-retry-many.ts'
import { useTally } from './use-tally.ts'
import { retryLabel } from './words.ts'

const icon = { size: 15, stroke: 1.7 } as const

type ItemsProps = {
  /** Ids of the orders: the row that was pressed, or all chosen ones when it is among them. */
  readonly ids: readonly number[]
  readonly onCancel: (ids: readonly number[]) => void
  /** What several orders are called after their number. */
  readonly many?: string
}

type Props = Pick<ItemsProps, 'ids' | 'onCancel'> & {
  /** The table, whose rows ask for the menu. */
  readonly children: ReactNode
}

/** The menu of an order's row, by mouse or by key. */
export function OrderRowMenu({ ids, onCancel, children }: Props) {
  return (
    <Menu width={230} position="bottom-start">
      <Menu.ContextMenu>
        <Rows>{children}</Rows>
      </Menu.ContextMenu>
      <Menu.Dropdown>
        <OrderMenuItems ids={ids} onCancel={onCancel} />
      </Menu.Dropdown>
    </Menu>
  )
}

type RowsProps = {
  readonly children: ReactNode
  /** Given by the menu, which also asks for a style that would forbid selecting text. */
  readonly onContextMenu?: (event: MouseEvent) => void
  readonly 'data-expanded'?: boolean
}

function Rows({ children, onContextMenu, 'data-expanded': isOpen }: RowsProps) {
  return (
    <div
      className={clsx(classes.rows, 'stack fill')}
      data-expanded={isOpen}
      onContextMenu={event => {
        const { target } = event
        if (target instanceof Element && target.closest('tbody tr') !== null)
          onContextMenu?.(event)
      }}
    >
      {children}
    </div>
  )
}

/** What can be done with these orders, as items of a menu. */
export function OrderMenuItems({ ids, onCancel, many = 'chosen orders' }: ItemsProps) {
  const [, navigate] = useLocation()
  const tally = useTally(ids)
  const { retry } = useRetryMany()
  const write = useExport()
  const copyDomains = useCopyDomains()
  const { markPaid } = useMarkPaid()
  const [first] = ids
  const only = ids.length === 1 ? first : undefined
  return (
    <>
      {only === undefined ? (
        <Menu.Label>{`${numberText(ids.length)} ${many}`}</Menu.Label>
      ) : (
        <Menu.Item
          leftSection={<IconArrowRight {...icon} />}
          onClick={() => navigate(`/orders/${only}`)}
        >
          Open order
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconRefresh {...icon} />}
        disabled={(tally?.retryDomainCount ?? 0) === 0}
        onClick={() => retry({ orderIds: [...ids] })}
      >
        {tally === undefined || tally.retryDomainCount === 0
          ? 'Nothing to retry'
          : retryLabel(tally)}
      </Menu.Item>
      {tally === undefined || tally.exportCount === 0 ? (
        <Menu.Item leftSection={<IconDownload {...icon} />} disabled>
          Nothing to export yet
        </Menu.Item>
      ) : (
        <Menu.Sub position="right-start">
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconDownload {...icon} />}>
              {`Export ${countOf(tally.exportCount, 'mailbox', 'mailboxes')}`}
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown w={410}>
            <FormatItems onChoose={format => write.mutate({ format, orderIds: [...ids] })} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {only !== undefined && (
        <Menu.Item
          leftSection={<IconCopy {...icon} />}
          onClick={() => copyDomains.mutate(only)}
        >
          Copy domains
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconReceipt {...icon} />}
        disabled={(tally?.unpaidCount ?? 0) === 0}
        onClick={() => markPaid(ids)}
      >
        {only === undefined
          ? `Mark ${countOf(tally?.unpaidCount ?? 0, 'order')} as paid`
          : 'Mark as paid'}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconBan {...icon} />}
        color="var(--bw-failed)"
        disabled={(tally?.cancelCount ?? 0) === 0}
        onClick={() => onCancel(ids)}
      >
        {only === undefined
          ? `Cancel ${countOf(tally?.cancelCount ?? 0, 'order')}`
          : 'Cancel order'}
      </Menu.Item>
    </>
  )
}

/** The domains of an order to the clipboard, one a line. */
function useCopyDomains() {
  return useMutation<number, CallFailure, number>({
    mutationFn: async id => {
      // loaded when it is asked for: it knows every public suffix
      const { orderNames } = await import('../../order/mailbox-rows.ts')
      const names = orderNames(await call('orders.get', { id }))
      if (names.length > 0) await call('clipboard.copy', { text: names.join('\n') })
      return names.length
    },
    onSuccess: count =>
      showDone(
        count === 0 ? 'This order has no domains' : `${countOf(count, 'domain')} copied`,
      ),
    onError: error => showFailure(error.failure),
  })
}
