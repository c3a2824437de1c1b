import { clsx } from 'clsx'
import { createContext, type ReactNode, use } from 'react'
import { Link } from 'wouter'
import { readableAlone } from '../../shared/domains/readable.ts'
import {
  customerAddress,
  historyAddress,
  mailboxAddress,
  orderAddress,
} from '../app/place/addresses.ts'
import { MiddleTruncate } from './MiddleTruncate.tsx'
import { OutsideText } from './OutsideText.tsx'

/** Whether the row around a link is the one that Tab leads to; outside of tables it always is. */
export const TabbedRow = createContext(true)

type PlaceLinkProps = {
  readonly to: string
  readonly label?: string
  readonly title?: string | undefined
  readonly className?: string
  readonly children: ReactNode
}

/** A name that leads to the thing itself: it looks like text until it is pointed at. */
export function NameLink({ to, label, title, className, children }: PlaceLinkProps) {
  const isTabbed = use(TabbedRow)
  return (
    <Link
      to={to}
      className={clsx('name-link', className)}
      tabIndex={isTabbed ? undefined : -1}
      aria-label={label}
      title={title}
    >
      {children}
    </Link>
  )
}

type OrderLinkProps = {
  readonly id: number | undefined
  /** Whose it is, on hover, where the row does not say. */
  readonly customer?: string
}

/** The number of an order; a dash where there is none. */
export function OrderLink({ id, customer }: OrderLinkProps) {
  if (id === undefined) return <span className="quiet tabular">–</span>
  return (
    <NameLink
      to={orderAddress(id)}
      className="quiet tabular"
      label={`Order ${id}`}
      title={customer}
    >
      {id}
    </NameLink>
  )
}

type DomainLinkProps = {
  readonly name: string
  /** Characters at the end that always stay. */
  readonly keep?: number
}

/** A domain; it leads to its page. */
export function DomainLink({ name, keep = 16 }: DomainLinkProps) {
  return (
    // as one word: the parts of a name that may be cut would be read one by one
    <NameLink to={historyAddress(name)} className="miw-0" label={readableAlone(name)}>
      <MiddleTruncate text={name} keep={keep} />
    </NameLink>
  )
}

type MailboxLinkProps = { readonly orderId: number; readonly email: string }

/** An address; it leads to its row in its order. */
export function MailboxLink({ orderId, email }: MailboxLinkProps) {
  return (
    <NameLink to={mailboxAddress(orderId, email)} className="miw-0">
      <MiddleTruncate text={email} keep={18} />
    </NameLink>
  )
}

type CustomerLinkProps = {
  readonly id: number
  readonly name: string
  readonly className?: string
}

/** A customer's name; it leads to the customer. */
export function CustomerLink({ id, name, className }: CustomerLinkProps) {
  return (
    <NameLink to={customerAddress(id)} {...(className !== undefined && { className })}>
      <OutsideText text={name} />
    </NameLink>
  )
}
