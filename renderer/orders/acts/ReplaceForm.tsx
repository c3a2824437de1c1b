import { Checkbox, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { DomainReading } from '../../../shared/domains/domain-names.ts'
import { readable } from '../../../shared/domains/readable.ts'
import { readTypedDomains } from '../../../shared/domains/typed-domains.ts'
import { conflictSentence } from '../../../shared/orders/conflict.ts'
import type { OtherOrder } from '../../../shared/orders/contract.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { showDone } from '../../ui/show.ts'
import { useEdit } from '../changed/use-edit.tsx'
import { DeliveredWords } from '../form/DeliveredWords.tsx'
import { Finding } from '../form/Finding.tsx'
import { lookAlikeWords } from '../form/look-alikes.ts'
import { useOtherOrders } from '../form/use-other-orders.ts'
import { removable } from './acts.ts'

type Props = {
  readonly order: Order
  readonly domain: string
  readonly onClose: () => void
}

/** Replaces a domain by another, which is checked while it is typed. */
export function ReplaceForm({ order, domain, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [hasTried, setTried] = useState(false)
  /** The name that staff take although another order has delivered it. */
  const [wanted, setWanted] = useState<string>()
  const client = useQueryClient()
  const reading = useMemo(() => readTypedDomains(typed), [typed])
  const [name] = reading.names
  const { conflicts, delivered } = useOtherOrders(reading.names, order.id)
  const replace = useEdit('orders.replaceDomain', order, {
    // another order may have taken or delivered it meanwhile
    onError: () => void client.invalidateQueries({ queryKey: ['orders.withDomains'] }),
    onSuccess: () => {
      showDone(`${domain} replaced by ${name ?? typed}`)
      onClose()
    },
  })
  const problem = problemOf(order, typed, reading, conflicts)
  const isWanted = name !== undefined && wanted === name
  const refused = replace.failure?.fields?.['with']
  const error =
    (delivered.length > 0 ? undefined : refused) ??
    (hasTried || conflicts.length > 0 ? problem : undefined)
  const reads = name !== undefined && name !== typed.trim() ? readAs(name) : undefined

  return (
    <DialogForm
      label="Replace domain"
      failure={replace.failure}
      question={replace.question}
      isBusy={replace.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (problem !== undefined || (delivered.length > 0 && !isWanted)) return
        replace.mutate({ id: order.id, domain, with: name ?? typed, evenIfDelivered: isWanted })
      }}
    >
      <p>
        <OutsideText isExact text={domain} />
        {` leaves the order. ${lost(order, domain)}`}
      </p>
      <TextInput
        label="New domain"
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          replace.reset()
        }}
        error={error}
        description={error === undefined ? (reads ?? ' ') : undefined}
        placeholder="acme-mail.com"
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: 'mono' }}
        data-autofocus
      />
      {error === undefined && (
        <Warnings lookAlikes={reading.lookAlikes} delivered={delivered} />
      )}
      {error === undefined && delivered.length > 0 && (
        <Checkbox
          label="Take it all the same"
          checked={isWanted}
          error={hasTried && !isWanted && 'Tick this, or enter another domain.'}
          onChange={event => setWanted(event.currentTarget.checked ? name : undefined)}
        />
      )}
    </DialogForm>
  )
}

/** What is wrong with the new domain, in a sentence; undefined: nothing. */
function problemOf(
  order: Order,
  typed: string,
  { names, problems }: DomainReading,
  [conflict]: readonly OtherOrder[],
): string | undefined {
  if (typed.trim() === '') return 'Enter the new domain.'
  const wrong = problems[0]?.problem
  if (wrong !== undefined) return wrong
  if (names.length > 1) return 'Enter exactly one domain.'
  if (conflict !== undefined) return conflictSentence(conflict)
  const [name] = names
  const isHere = order.domains.some(one => one.name === name && one.state !== 'superseded')
  return isHere ? `${name} is in this order already.` : undefined
}

type WarningsProps = {
  readonly lookAlikes: readonly string[]
  readonly delivered: readonly OtherOrder[]
}

function Warnings({ lookAlikes, delivered }: WarningsProps) {
  return (
    <>
      {lookAlikes.length > 0 && (
        <ul aria-live="polite">
          {lookAlikeWords(lookAlikes).map(words => (
            <Finding key={words} weight="warning">
              {words}
            </Finding>
          ))}
        </ul>
      )}
      {delivered.length > 0 && (
        <ul aria-live="polite">
          {delivered.map(other => (
            <Finding key={other.domain} weight="warning">
              <DeliveredWords {...other} />
            </Finding>
          ))}
        </ul>
      )}
    </>
  )
}

function lost(order: Order, domain: string): string {
  const staying = removable(order).filter(one => one.email.endsWith(`@${domain}`)).length
  const others = order.domains.filter(one => one.state !== 'superseded').length - 1
  const parts = [
    staying > 0 &&
      `${countOf(staying, 'mailbox', 'mailboxes')} of it stay at Mailin, no longer in the order.`,
    others > 0 && `The other ${countOf(others, 'domain goes', 'domains go')} on untouched.`,
  ]
  return parts.filter(part => part !== false).join(' ')
}

/** "Read as bücher.de, stored as xn--bcher-kva.de" */
function readAs(name: string): string {
  const shown = readable(name)
  return shown === name ? `Read as ${name}` : `Read as ${shown}, stored as ${name}`
}
