import { Tabs } from '@mantine/core'
import { clsx } from 'clsx'
import { useLocation } from 'wouter'
import type { Customer } from '../../../shared/customers/customer.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { useCall } from '../../app/bridge.ts'
import { customerAddress } from '../../app/place/addresses.ts'
import { asLeft } from '../../app/place/history.ts'
import orderTabs from '../../orders/order/Tabs.module.css'
import { CopyButton } from '../../ui/CopyButton.tsx'
import filterTabs from '../../ui/FilterTabs.module.css'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { Page } from '../../ui/Page.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { CustomerActions } from './CustomerActions.tsx'
import { DomainList, LetterTable, MailboxTable, NoteList, OrderTable } from './lists.tsx'
import { Overview } from './Overview.tsx'

const tabs = [
  { value: 'overview', words: 'Overview', show: Overview },
  { value: 'orders', words: 'Orders', show: OrderTable },
  { value: 'domains', words: 'Domains', show: DomainList },
  { value: 'mailboxes', words: 'Mailboxes', show: MailboxTable },
  { value: 'letters', words: 'Letters', show: LetterTable },
  { value: 'notes', words: 'Notes', show: NoteList },
] as const
type TabName = (typeof tabs)[number]['value']

const tabOf = (name: string | null | undefined): TabName =>
  tabs.find(one => one.value === name)?.value ?? 'overview'

type Props = {
  readonly id: number
  /** The part of the address after the number: what is shown. */
  readonly tab?: string | undefined
}

/** What was done for a customer, what there is of it, and with which keys. */
export function CustomerPage({ id, tab }: Props) {
  const [, navigate] = useLocation()
  const customer = useCall('customers.get', { id })
  if (customer.data !== undefined) return <CustomerTabs customer={customer.data} tab={tab} />
  const isGone = customer.error?.failure.code === 'not_found'
  return (
    <Page title={`Customer ${id}`}>
      {customer.error === null ? (
        <LoadingLines />
      ) : (
        <ErrorState
          error={customer.error}
          label={isGone ? 'Go to customers' : 'Try again'}
          onRetry={() => (isGone ? navigate('/customers') : void customer.refetch())}
        />
      )}
    </Page>
  )
}

type TabsProps = { readonly customer: Customer; readonly tab: string | undefined }

function CustomerTabs({ customer, tab: named }: TabsProps) {
  const [, navigate] = useLocation()
  const tab = tabOf(named)
  const { counts } = customer
  return (
    <Tabs
      className="tall"
      classNames={{
        list: orderTabs.list,
        tab: clsx(filterTabs.tab, orderTabs.tab),
        panel: orderTabs.panel,
      }}
      value={tab}
      keepMounted={false}
      onChange={value =>
        navigate(`${customerAddress(customer.id)}/${tabOf(value)}`, { state: asLeft })
      }
    >
      <Page
        title={
          <>
            <OutsideText className="cut" text={customer.name} />
            {customer.archivedAt !== undefined && <Tag meaning="cancelled">Archived</Tag>}
          </>
        }
        subtitle={
          <span className="row miw-0 gap-4">
            <OutsideText isExact className="cut" text={customer.email} />
            <CopyButton text={customer.email} what="address" />
          </span>
        }
        actions={<CustomerActions customer={customer} />}
        scroll={tab === 'overview' ? 'body' : 'own'}
        tools={
          <Tabs.List>
            {tabs.map(({ value, words }) => (
              <Tabs.Tab key={value} value={value}>
                {words}{' '}
                {value !== 'overview' && counts[value] > 0 && (
                  <span className="quiet tabular fz-12 fw-400" style={{ marginLeft: 2 }}>
                    {numberText(counts[value])}
                  </span>
                )}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        }
      >
        {tabs.map(({ value, show: Show }) => (
          <Tabs.Panel key={value} value={value}>
            <Show customer={customer} />
          </Tabs.Panel>
        ))}
      </Page>
    </Tabs>
  )
}
