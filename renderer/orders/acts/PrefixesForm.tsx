import { useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import { domainOfEmail, prefixOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import { prefixProblems } from '../../../shared/orders/check-form.ts'
import { isRemovableMailbox } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import {
  emptyPrefix,
  namedPrefixes,
  type PrefixRow as PrefixFields,
  prefixesAt,
  usedPrefixes,
} from '../../../shared/orders/prefixes.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { focusFirst } from '../../ui/form/focus-first.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'
import { Finding } from '../form/Finding.tsx'
import { PrefixPatterns } from '../form/PrefixPatterns.tsx'
import { PrefixRow } from '../form/PrefixRow.tsx'
import { orderNames } from '../order/mailbox-rows.ts'
import { withoutMailboxes } from './PrefixesItem.tsx'

type Props = {
  readonly order: Order
  /** Absent: all domains that have no mailboxes yet. */
  readonly domain?: string | undefined
  readonly onClose: () => void
}

const shownAtMost = 6

/** Other prefixes for one domain of an order under way, or for all that have no mailboxes yet. */
export function PrefixesForm({ order, domain, onClose }: Props) {
  const names = domain === undefined ? withoutMailboxes(order) : [domain]
  const { inboxesPerDomain } = order.form
  const element = useRef<HTMLDivElement>(null)
  const [hasTried, setTried] = useState(false)
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const form = useForm({
    initialValues: { inboxesPerDomain, prefixes: rowsOf(order, domain) },
    onValuesChange: now => {
      setRefused({})
      change.reset()
      // what one row makes wrong in another is right again at once
      if (hasTried) form.setErrors(problemsOf(now))
    },
  })
  const { values } = form
  const change = useEdit('orders.changePrefixes', order, {
    onError: failure => {
      setRefused(failure.fields ?? {})
      form.setErrors(failure.fields ?? {})
      focusFirst(element.current, failure.fields ?? {})
    },
    onSuccess: () => {
      showDone(`Prefixes of ${domain ?? countOf(names.length, 'domain')} changed`)
      onClose()
    },
  })
  const state = {
    form,
    values,
    field: (path: string) => fieldProps(form, path, undefined),
  }
  const send = () => {
    setTried(true)
    const problems = problemsOf(values)
    form.setErrors(problems)
    if (Object.keys(problems).length > 0) return focusFirst(element.current, problems)
    const prefixes = usedPrefixes(values).map(({ profilePictureLink: link, ...row }) => ({
      ...row,
      ...(link.trim() !== '' && { profilePictureLink: link }),
    }))
    change.mutate({ id: order.id, ...(domain !== undefined && { domain }), prefixes })
  }
  return (
    <DialogForm
      label={
        names.length === 1
          ? 'Change prefixes'
          : `Change prefixes of ${countOf(names.length, 'domain')}`
      }
      failure={change.failure}
      question={change.question}
      isBusy={change.isPending}
      onClose={onClose}
      onSubmit={send}
    >
      <p>
        <Intro order={order} domain={domain} count={names.length} />
      </p>
      <div ref={element} className="stack gap-12">
        <PrefixPatterns state={state} />
        {values.prefixes.map((row, at) => (
          <PrefixRow key={at} state={state} at={at} row={row} />
        ))}
      </div>
      {refused['prefixes'] !== undefined && (
        <ul role="alert">
          <Finding weight="problem">{refused['prefixes']}</Finding>
        </ul>
      )}
      <Addresses names={names} prefixes={namedPrefixes(values)} />
      <Staying order={order} names={names} prefixes={namedPrefixes(values)} />
    </DialogForm>
  )
}

type Values = { readonly inboxesPerDomain: number; readonly prefixes: readonly PrefixFields[] }

const problemsOf = (values: Values) =>
  prefixProblems({ ...values, prefixes: usedPrefixes(values) })

/** The prefixes as they are now, as many rows as an order has mailboxes per domain. */
function rowsOf({ form }: Order, domain: string | undefined): PrefixFields[] {
  const now =
    domain === undefined
      ? form.prefixes
      : prefixesAt(domain, form.prefixes, form.ownPrefixes ?? {})
  return Array.from({ length: form.inboxesPerDomain }, (_, at) => {
    const { profilePictureLink = '', ...row } = now[at] ?? {}
    return { ...emptyPrefix, ...row, profilePictureLink }
  })
}

type IntroProps = {
  readonly order: Order
  readonly domain: string | undefined
  readonly count: number
}

/** What the change reaches, and what an edit makes of it later. */
function Intro({ order, domain, count }: IntroProps) {
  if (domain !== undefined)
    return (
      <>
        <OutsideText isExact text={domain} />
        {
          ' gets prefixes of its own, and keeps them when the order is edited. The other domains stay as they are.'
        }
      </>
    )
  const staying = orderNames(order).length - count
  return staying === 0
    ? 'No domain has mailboxes yet: the prefixes of the whole order change.'
    : `${countOf(count, 'domain has', 'domains have')} no mailboxes yet. The ${countOf(staying, 'domain that has mailboxes keeps its', 'domains that have mailboxes keep their')} prefixes, also when the order is edited.`
}

type AddressesProps = {
  readonly names: readonly string[]
  readonly prefixes: readonly string[]
}

/** The addresses as they will be. */
function Addresses({ names, prefixes }: AddressesProps) {
  const addresses = names.flatMap(name => prefixes.map(prefix => `${prefix}@${name}`))
  if (addresses.length === 0) return null
  const more = addresses.length - shownAtMost
  return (
    <div>
      <h3 className="fz-13 mb-4">{`${countOf(addresses.length, 'address', 'addresses')} to create`}</h3>
      <ul className="stack small" aria-label="Addresses">
        {addresses.slice(0, shownAtMost).map(address => (
          <li key={address} className="mono breaks">
            {address}
          </li>
        ))}
        {more > 0 && <li className="quiet">{`and ${numberText(more)} more`}</li>}
      </ul>
    </div>
  )
}

/** What Mailin was asked for at these domains and is not wanted any more. */
function Staying({ order, names, prefixes }: AddressesProps & { readonly order: Order }) {
  const staying = order.mailboxes.filter(
    mailbox =>
      isRemovableMailbox(mailbox) &&
      names.includes(domainOfEmail(mailbox.email)) &&
      !prefixes.includes(prefixOfEmail(mailbox.email)),
  )
  if (staying.length === 0) return null
  const [only] = staying
  return (
    <ul aria-live="polite">
      <Finding weight="warning">
        {staying.length === 1
          ? `${only?.email ?? ''} was asked for: it stays at Mailin, beside the order.`
          : `${countOf(staying.length, 'mailbox')} that were asked for stay at Mailin, beside the order.`}
      </Finding>
    </ul>
  )
}
