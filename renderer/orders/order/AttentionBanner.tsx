import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import { Link } from 'wouter'
import { causeKey, causeOf } from '../../../shared/border/failure-cause.ts'
import { failureText } from '../../../shared/border/failure-text.ts'
import { isEditable } from '../../../shared/orders/life.ts'
import type { DomainFailure, OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { quoteOf } from '../../words/failure-quote.ts'
import { canSetNameServers } from '../acts/acts.ts'
import { useOrderDialog } from '../acts/use-order-dialog.ts'
import classes from './AttentionBanner.module.css'
import { canRetry } from './retry.ts'
import { useFailureAction } from './use-failure-action.ts'
import { useRetry } from './use-retry.ts'

type Group = {
  readonly key: string
  readonly failure: DomainFailure
  readonly stage: OrderDomain['stage']
  readonly reason: OrderDomain['reason']
  readonly names: readonly string[]
  readonly details: readonly string[]
}

/** What needs a person, one line per cause, each with the one thing to do. */
export function AttentionBanner({ order }: { readonly order: Order }) {
  const groups = groupByCause(order)
  if (groups.length === 0) return null
  return (
    <section className="mb-16 person-soft rounded" aria-label="Needs a person">
      {groups.map(group => (
        <Cause key={group.key} order={order} group={group} />
      ))}
    </section>
  )
}

type CauseProps = { readonly order: Order; readonly group: Group }

function Cause({ order, group }: CauseProps) {
  const { failure, names } = group
  const text = failureText(failure.code, { ...causeOf(group), isEditable: isEditable(order) })
  const quote = quoteOf(failure.code, text.what, group.details)
  const open = useOrderDialog()
  const byHand = order.domains
    .filter(one => names.includes(one.name) && canSetNameServers(order, one))
    .map(one => one.name)
  return (
    <div className={classes.cause}>
      <MeaningIcon meaning="person" size={16} />
      <div className={clsx(classes.text, 'grow')}>
        <p className="flex fw-500 wrap" style={{ columnGap: 8 }} title={failure.detail}>
          {failure.otherOrder === undefined ? (
            text.what
          ) : (
            <Link
              to={`/orders/${failure.otherOrder}`}
              className="inherits"
              style={{ textDecoration: 'underline' }}
            >
              {text.what}
            </Link>
          )}
          <span className="person fw-400" title={names.slice(0, 20).join('\n')}>
            {names.length === 1 ? (
              <OutsideText text={names[0] ?? ''} />
            ) : (
              countOf(names.length, 'domain')
            )}
          </span>
        </p>
        {quote !== undefined && <p className="on-person">{quote}</p>}
        <p className="on-person">{text.todo}</p>
      </div>
      <div className={classes.acts}>
        {byHand.length > 0 && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => open({ kind: 'nameservers', domains: byHand })}
          >
            Set the nameservers yourself
          </Button>
        )}
        <Mend order={order} group={group} />
      </div>
    </div>
  )
}

/** The one thing to do, and a retry beside it where that thing is not a retry. */
function Mend({ order, group }: CauseProps) {
  const { failure, names } = group
  const actionFor = useFailureAction(order)
  const retry = useRetry(order)
  const action = actionFor(group, names.length === 1 ? names[0] : undefined)
  const ofCode = order.domains.filter(
    one => one.failure?.code === failure.code && canRetry(order, one),
  )
  const retried = ofCode.filter(one => names.includes(one.name))
  const isRetry = action?.label === 'Retry'
  return (
    <>
      {retried.length > 0 && (
        <Button
          variant={isRetry ? 'default' : 'subtle'}
          size="xs"
          loading={retry.isPending}
          onClick={() => {
            if (retried.length === ofCode.length)
              retry.mutate({ id: order.id, cause: failure.code })
            else for (const { name } of retried) retry.mutate({ id: order.id, domain: name })
          }}
        >
          {`Retry ${countOf(retried.length, 'domain')}`}
        </Button>
      )}
      {action !== null && !isRetry && (
        <Button variant="default" size="xs" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </>
  )
}

function groupByCause(order: Order): readonly Group[] {
  const groups = new Map<string, Group & { names: string[]; details: string[] }>()
  for (const domain of order.domains) {
    const { failure, stage, reason, name } = domain
    if (failure === undefined || !domain.needsPerson) continue
    const key = causeKey(failure.code, causeOf({ failure, stage, reason }))
    const group = groups.get(key) ?? { key, failure, stage, reason, names: [], details: [] }
    group.names.push(name)
    group.details.push(failure.detail)
    groups.set(key, group)
  }
  return [...groups.values()].sort((one, other) => other.names.length - one.names.length)
}
