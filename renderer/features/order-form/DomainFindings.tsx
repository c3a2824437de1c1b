import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { numberText } from '../../../shared/locale.ts'
import { countOf, orderStatusWords } from '../../words.ts'
import classes from './DomainFindings.module.css'
import type { OrderFormState } from './use-order-form.ts'

const shownAtMost = 6

/** What was found in the pasted text, in words: what is no domain, what is in other orders. */
export function DomainFindings({ state }: { readonly state: OrderFormState }) {
  const { problems, repeated } = state.reading
  const { conflicts } = state
  if (problems.length + repeated.length + conflicts.length === 0) return null
  return (
    <ul className={classes.findings} aria-label="Found in the list">
      {problems.slice(0, shownAtMost).map(({ typed, problem }, at) => (
        <Finding key={`${at}${typed}`} isProblem>
          {problem}
        </Finding>
      ))}
      <More count={problems.length - shownAtMost} what="that are no domains" />
      {conflicts.slice(0, shownAtMost).map(({ domain, orderId, status }) => (
        <Finding key={domain} isProblem>
          <span className="mono">{domain}</span> is in{' '}
          <Link href={`/orders/${orderId}`}>order {orderId}</Link> (
          {orderStatusWords[status].words.toLowerCase()}).
        </Finding>
      ))}
      <More count={conflicts.length - shownAtMost} what="in other open orders" />
      {repeated.length > 0 && (
        <Finding>
          {repeated.length === 1
            ? `${repeated[0]} stood there more than once and counts once.`
            : `${countOf(repeated.length, 'domain')} stood there more than once and count once.`}
        </Finding>
      )}
    </ul>
  )
}

function Finding({
  isProblem = false,
  children,
}: {
  readonly isProblem?: boolean
  readonly children: ReactNode
}) {
  const Icon = isProblem ? IconAlertTriangle : IconInfoCircle
  return (
    <li className={classes.finding} data-problem={isProblem || undefined}>
      <Icon size={14} stroke={1.8} aria-hidden className={classes.icon} />
      <span className={classes.words}>{children}</span>
    </li>
  )
}

function More({ count, what }: { readonly count: number; readonly what: string }) {
  return count > 0 ? (
    <Finding isProblem>{`And ${numberText(count)} more ${what}.`}</Finding>
  ) : null
}
