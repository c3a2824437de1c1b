import { Tabs } from '@mantine/core'
import { clsx } from 'clsx'
import { useLocation } from 'wouter'
import { isStopped } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { asLeft } from '../../app/place/history.ts'
import filterTabs from '../../ui/FilterTabs.module.css'
import { Page } from '../../ui/Page.tsx'
import { OrderDialogs } from '../acts/OrderDialogs.tsx'
import { DetailsTab } from './DetailsTab.tsx'
import { DomainsTab } from './DomainsTab.tsx'
import { MailboxesTab } from './MailboxesTab.tsx'
import { orderNames, readyMailboxes, wantedMailboxes } from './mailbox-rows.ts'
import { NotesTab } from './notes/NotesTab.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderSubtitle, OrderTitle } from './OrderTitle.tsx'
import { RequestsTab } from './RequestsTab.tsx'
import classes from './Tabs.module.css'
import { TimelineTab } from './TimelineTab.tsx'

const tabs = [
  { value: 'domains', words: 'Domains', show: DomainsTab },
  { value: 'mailboxes', words: 'Mailboxes', show: MailboxesTab },
  { value: 'requests', words: 'Transfers and requests', show: RequestsTab },
  { value: 'timeline', words: 'Timeline', show: TimelineTab },
  { value: 'notes', words: 'Notes', show: NotesTab },
  { value: 'details', words: 'Details', show: DetailsTab },
] as const
type TabName = (typeof tabs)[number]['value']

const tabOf = (name: string | null | undefined): TabName =>
  tabs.find(one => one.value === name)?.value ?? 'domains'

type Props = { readonly order: Order; readonly tab: string | undefined }

export function OrderTabs({ order, tab: named }: Props) {
  const [, navigate] = useLocation()
  const tab = tabOf(named)
  const counts: Record<TabName, string> = {
    domains: numberText(orderNames(order).length),
    mailboxes: isStopped(order)
      ? numberText(readyMailboxes(order).length)
      : `${numberText(wantedMailboxes(order).length)} of ${numberText(order.mailboxTotal)}`,
    requests: '',
    timeline: '',
    notes: order.notes.length === 0 ? '' : numberText(order.notes.length),
    details: '',
  }
  return (
    <OrderDialogs order={order}>
      <Tabs
        className="tall"
        classNames={{
          list: classes.list,
          tab: clsx(filterTabs.tab, classes.tab),
          panel: classes.panel,
        }}
        value={tab}
        keepMounted={false}
        onChange={value => navigate(`/orders/${order.id}/${tabOf(value)}`, { state: asLeft })}
      >
        <Page
          title={<OrderTitle order={order} />}
          subtitle={<OrderSubtitle order={order} />}
          actions={<OrderActions order={order} />}
          scroll={tab === 'mailboxes' ? 'own' : 'body'}
          tools={
            <Tabs.List>
              {tabs.map(({ value, words }) => (
                <Tabs.Tab key={value} value={value}>
                  {words}{' '}
                  {counts[value] !== '' && (
                    <span className="quiet tabular fz-12 fw-400" style={{ marginLeft: 2 }}>
                      {counts[value]}
                    </span>
                  )}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          }
        >
          {tabs.map(({ value, show: Show }) => (
            // what is typed into a note stays there while another tab is looked at
            <Tabs.Panel key={value} value={value} keepMounted={value === 'notes'}>
              <Show order={order} />
            </Tabs.Panel>
          ))}
        </Page>
      </Tabs>
    </OrderDialogs>
  )
}
