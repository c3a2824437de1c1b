import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { readable } from '../../../shared/domains/readable.ts'
import { limitProblem } from '../../../shared/orders/check-form.ts'
import type { OtherOrder } from '../../../shared/orders/contract.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { couponWords, isWithoutDiscount } from './coupon-words.ts'
import { lookAlikeWords } from './look-alikes.ts'
import type { Preview } from './preview.ts'
import type { OrderFormState } from './use-order-form.ts'

type Props = { readonly state: OrderFormState; readonly preview: Preview }

/** What is worth a second look before the order is created. */
export function SummaryWarnings({ state, preview }: Props) {
  const warnings = [
    ...fewer(state, preview),
    ...spelling(preview),
    ...lookAlikeWords(state.reading.lookAlikes),
    ...others(state),
    ...discount(state),
  ]
  return (
    <ul
      className="stack gap-6"
      style={{ marginTop: 12 }}
      hidden={warnings.length === 0}
      aria-live="polite"
    >
      {warnings.map((warning, at) => (
        <li
          key={at}
          className="small flex icon-line-small breaks gap-6"
          style={{ '--icon': 'var(--bw-person)' }}
        >
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  )
}

function fewer({ values, reading, plan, own }: OrderFormState, preview: Preview): ReactNode[] {
  const { named } = preview
  const chosen = values.inboxesPerDomain
  const found: ReactNode[] = []
  if (named > 0 && named < chosen)
    found.push(
      named === 1
        ? `1 of ${chosen} mailboxes per domain is named. Only this one counts.`
        : `${named} of ${chosen} mailboxes per domain are named. Only these count.`,
    )
  const limit = limitProblem(values, { reading, plan, own })
  if (limit !== undefined) found.push(limit)
  return found
}

function spelling({ strangeEndings }: Preview): ReactNode[] {
  return strangeEndings.map(
    ending => `${ending} is not a known ending. Check the spelling of these domains.`,
  )
}

function discount({ price }: OrderFormState): ReactNode[] {
  return isWithoutDiscount(price.coupon) ? [couponWords(price.coupon)] : []
}

/** Orders that are named; the others are a number. */
const namedAtMost = 3

function others({ conflicts, delivered }: OrderFormState): ReactNode[] {
  return [
    ...byOrder(conflicts, ['is already in', 'are already in'], 'in other open orders'),
    ...byOrder(
      delivered,
      ['was delivered before in', 'were delivered before in'],
      'delivered before in other orders',
    ),
  ]
}

function byOrder(
  found: readonly OtherOrder[],
  [one, many]: readonly [one: string, many: string],
  elsewhere: string,
): ReactNode[] {
  const orders = new Map<number, OtherOrder[]>()
  for (const other of found)
    orders.set(other.orderId, [...(orders.get(other.orderId) ?? []), other])
  const lists = [...orders.values()]
  const rest = lists.slice(namedAtMost).reduce((sum, list) => sum + list.length, 0)
  const lines = lists.slice(0, namedAtMost).map(list => {
    const [first] = list
    return (
      <>
        {list.length === 1
          ? `${readable(first?.domain ?? '')} ${one}`
          : `${countOf(list.length, 'domain')} ${many}`}{' '}
        <Link href={`/orders/${first?.orderId}`}>order {first?.orderId}</Link> (
        <OutsideText text={first?.customer ?? ''} />
        ).
      </>
    )
  })
  return rest === 0 ? lines : [...lines, `${countOf(rest, 'more domain')} ${elsewhere}.`]
}
