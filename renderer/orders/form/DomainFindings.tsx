import { Button, UnstyledButton } from '@mantine/core'
import { Link } from 'wouter'
import type { DomainProblem } from '../../../shared/domains/domain-names.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { orderStatusWords } from '../../words/words.ts'
import { DeliveredWords } from './DeliveredWords.tsx'
import classes from './DomainFindings.module.css'
import { Finding, MoreFindings } from './Finding.tsx'
import { lookAlikeWords } from './look-alikes.ts'
import type { OrderFormState } from './use-order-form.ts'

const shownAtMost = 8

type Props = {
  readonly state: OrderFormState
  /** Selects a wrong entry in the field. */
  readonly onShow: (problem: DomainProblem) => void
  readonly onRemove: (problems: readonly DomainProblem[]) => void
}

/** What was found in the pasted text, in words: what is no domain, what is in other orders. */
export function DomainFindings({ state, onShow, onRemove }: Props) {
  const { problems, repeated, lookAlikes } = state.reading
  const { conflicts, delivered } = state
  const hidden = [problems, conflicts, delivered].map(list => list.length - shownAtMost)
  const [moreProblems = 0, moreConflicts = 0, moreDelivered = 0] = hidden
  const found = [problems, repeated, lookAlikes, conflicts, delivered]
  if (found.every(list => list.length === 0)) return null
  return (
    <ul className="stack gap-4 mt-8" aria-label="Found in the list">
      {problems.slice(0, shownAtMost).map(problem => (
        <Finding key={problem.typed} weight="problem">
          <UnstyledButton
            className={classes.wrong}
            title="Show it in the list"
            onClick={() => onShow(problem)}
          >
            {problem.problem}
          </UnstyledButton>
        </Finding>
      ))}
      <MoreFindings
        weight="problem"
        count={moreProblems}
        what={moreProblems === 1 ? 'entry is no domain' : 'entries are no domains'}
      />
      {problems.length > 0 && (
        <li>
          <Button variant="default" size="xs" onClick={() => onRemove(problems)}>
            {problems.length === 1
              ? 'Remove this entry'
              : `Remove these ${numberText(problems.length)}`}
          </Button>
        </li>
      )}
      {conflicts.slice(0, shownAtMost).map(({ domain, orderId, status }) => (
        <Finding key={domain} weight="problem">
          <OutsideText isExact text={domain} /> is in{' '}
          <Link href={`/orders/${orderId}`}>order {orderId}</Link> (
          {orderStatusWords[status].words.toLowerCase()}).
        </Finding>
      ))}
      <MoreFindings
        weight="problem"
        count={moreConflicts}
        what={moreConflicts === 1 ? 'is in another open order' : 'are in other open orders'}
      />
      {lookAlikeWords(lookAlikes).map(words => (
        <Finding key={words} weight="warning">
          {words}
        </Finding>
      ))}
      {delivered.slice(0, shownAtMost).map(other => (
        <Finding key={other.domain} weight="warning">
          <DeliveredWords {...other} />
        </Finding>
      ))}
      <MoreFindings
        weight="warning"
        count={moreDelivered}
        what={moreDelivered === 1 ? 'was delivered before' : 'were delivered before'}
      />
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
