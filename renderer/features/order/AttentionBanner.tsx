import { Button } from '@mantine/core'
import type { DomainFailure, Order } from '../../../shared/rows.ts'
import { useDo } from '../../bridge.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { failureText } from '../../failure-text.ts'
import { needsPerson } from '../../stage-track.ts'
import { countOf } from '../../words.ts'
import { canSetNameServers } from '../order-acts/acts.ts'
import { useOrderDialog } from '../order-acts/OrderDialogs.tsx'
import classes from './AttentionBanner.module.css'
import { canRetry } from './retry.ts'
import { useFailureAction } from './use-failure-action.ts'

type Group = { readonly failure: DomainFailure; readonly names: readonly string[] }

/** What needs a person, one line per cause, each with the one thing to do. */
export function AttentionBanner({ order }: { readonly order: Order }) {
  const groups = groupByCause(order)
  if (groups.length === 0) return null
  return (
    <section className={classes.banner} aria-label="Needs a person">
      {groups.map(group => (
        <Cause key={keyOf(group.failure)} order={order} group={group} />
      ))}
    </section>
  )
}

type CauseProps = { readonly order: Order; readonly group: Group }

function Cause({ order, group: { failure, names } }: CauseProps) {
  const text = failureText(failure.code, failure)
  const open = useOrderDialog()
  const byHand = order.domains
    .filter(one => names.includes(one.name) && canSetNameServers(order, one))
    .map(one => one.name)
  return (
    <div className={classes.cause}>
      <MeaningIcon meaning="person" size={16} />
      <div className={classes.text}>
        <p className={classes.what} title={failure.detail}>
          {text.what}
          <span className={classes.where} title={names.slice(0, 20).join('\n')}>
            {names.length === 1 ? names[0] : countOf(names.length, 'domain')}
          </span>
        </p>
        <p className={classes.todo}>{text.todo}</p>
      </div>
      <div className={classes.acts}>
        {byHand.length > 0 && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => open({ kind: 'nameservers', domains: byHand })}
          >
            Set them yourself
          </Button>
        )}
        <Mend order={order} failure={failure} names={names} />
      </div>
    </div>
  )
}

/** The one thing to do, and a retry beside it where that thing is not a retry. */
function Mend({ order, failure, names }: { readonly order: Order } & Group) {
  const actionFor = useFailureAction(order)
  const retry = useDo('orders.retry')
  const action = actionFor(failure, names.length === 1 ? names[0] : undefined)
  const ofCause = order.domains.filter(
    one => one.failure?.code === failure.code && canRetry(order, one),
  )
  const isRetry = action?.label === 'Retry'
  return (
    <>
      {ofCause.length > 0 && (
        <Button
          variant={isRetry ? 'default' : 'subtle'}
          size="xs"
          loading={retry.isPending}
          onClick={() => retry.mutate({ id: order.id, cause: failure.code })}
        >
          {`Retry ${countOf(ofCause.length, 'domain')}`}
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

function keyOf(failure: DomainFailure): string {
  return `${failure.code} ${failure.provider} ${failure.ip ?? ''}`
}

function groupByCause(order: Order): readonly Group[] {
  const groups = new Map<string, { failure: DomainFailure; names: string[] }>()
  for (const domain of order.domains) {
    const { failure } = domain
    if (failure === undefined || !needsPerson(domain)) continue
    const group = groups.get(keyOf(failure))
    if (group === undefined) groups.set(keyOf(failure), { failure, names: [domain.name] })
    else group.names.push(domain.name)
  }
  return [...groups.values()].sort((one, other) => other.names.length - one.names.length)
}
