import { Modal } from '@mantine/core'
import { assertNever } from '../../../shared/border/result.ts'
import { readable } from '../../../shared/domains/readable.ts'
import type { HandStatus } from '../../../shared/orders/order.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { HandOverForm } from '../../exports/HandOverForm.tsx'
import { PurgeForm } from '../../exports/PurgeForm.tsx'
import { actsOf } from './acts.ts'
import { BillingForm } from './BillingForm.tsx'
import { CancelForm } from './CancelForm.tsx'
import { DueDateForm } from './DueDateForm.tsx'
import { EnterMailboxesForm } from './EnterMailboxesForm.tsx'
import { NameServersForm } from './NameServersForm.tsx'
import { PrefixesForm } from './PrefixesForm.tsx'
import { RejectForm } from './RejectForm.tsx'
import { ReplaceForm } from './ReplaceForm.tsx'
import { handActs, StatusForm } from './StatusForm.tsx'

/** What is about to be done to the order, until staff confirm it. */
export type OrderAct = ConfirmedAct | { readonly kind: 'diagnose'; readonly domain: string }

export type ConfirmedAct =
  | {
      readonly kind:
        | 'cancel'
        | 'reject'
        | 'enter-mailboxes'
        | 'hand-over'
        | 'purge'
        | 'due-date'
        | 'billing'
    }
  | { readonly kind: 'set-status'; readonly status: HandStatus }
  | { readonly kind: 'replace'; readonly domain: string }
  /** Without a domain: of all that have no mailboxes yet. */
  | { readonly kind: 'prefixes'; readonly domain?: string }
  | { readonly kind: 'nameservers'; readonly domains: readonly string[] }

type Props = {
  readonly order: Order
  /** Kept while the dialog closes; null before the first opening. */
  readonly act: ConfirmedAct | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function OrderDialog({ order, act, isOpen, onClose }: Props) {
  return (
    <Modal
      opened={isOpen && act !== null}
      onClose={onClose}
      title={act === null ? '' : titleOf(act, order)}
      size={sizes[act?.kind ?? 'cancel'] ?? 460}
    >
      {act !== null && <Content order={order} act={act} onClose={onClose} />}
    </Modal>
  )
}

/** Dialogs with more than a few fields, in pixels. */
const sizes: Partial<Record<ConfirmedAct['kind'], number>> = {
  'enter-mailboxes': 720,
  prefixes: 600,
}

type ContentProps = Pick<Props, 'order' | 'onClose'> & { readonly act: ConfirmedAct }

function Content({ act, ...rest }: ContentProps) {
  switch (act.kind) {
    case 'cancel':
      return <CancelForm {...rest} />
    case 'reject':
      return <RejectForm {...rest} />
    case 'enter-mailboxes':
      return <EnterMailboxesForm {...rest} />
    case 'hand-over':
      return (
        <HandOverForm
          what={{ orderId: rest.order.id }}
          usual={rest.order.customer.exportFormat}
          onClose={rest.onClose}
        />
      )
    case 'purge':
      return <PurgeForm what={{ orderIds: [rest.order.id] }} onClose={rest.onClose} />
    case 'due-date':
      return <DueDateForm {...rest} />
    case 'billing':
      return <BillingForm {...rest} />
    case 'set-status':
      return <StatusForm {...rest} status={act.status} />
    case 'replace':
      return <ReplaceForm {...rest} domain={act.domain} />
    case 'prefixes':
      return <PrefixesForm {...rest} domain={act.domain} />
    case 'nameservers':
      return <NameServersForm {...rest} domains={act.domains} />
    default:
      return assertNever(act)
  }
}

function titleOf(act: ConfirmedAct, order: Order): string {
  const { id } = order
  switch (act.kind) {
    case 'cancel':
      return `Cancel order ${id}`
    case 'reject':
      return `Reject order ${id}`
    case 'enter-mailboxes':
      return actsOf(order).isByHand ? 'Enter mailboxes' : 'Correct mailboxes'
    case 'hand-over':
      return `Hand over the credentials of order ${id}`
    case 'purge':
      return `Purge exported passwords of order ${id}`
    case 'due-date':
      return `Due date of order ${id}`
    case 'billing':
      return `Billing of order ${id}`
    case 'set-status':
      return handActs[act.status].title
    case 'replace':
      return 'Replace domain'
    case 'prefixes':
      return act.domain === undefined
        ? `Change prefixes of order ${id}`
        : `Change prefixes of ${readable(act.domain)}`
    case 'nameservers':
      return `Set the nameservers of ${act.domains.length === 1 ? readable(act.domains[0] ?? '') : countOf(act.domains.length, 'domain')} yourself`
    default:
      return assertNever(act)
  }
}
