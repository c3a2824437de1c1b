import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import { isResting } from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { duration } from '../../../shared/text/duration.ts'
import { dateText } from '../../../shared/text/locale.ts'
import { DiagnosisButton } from '../../diagnosis/DiagnosisButton.tsx'
import { DomainLink } from '../../ui/links.tsx'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { useNow } from '../../ui/now.ts'
import { StageTrack } from '../../ui/StageTrack.tsx'
import { leftBehind, trackOfDomain } from '../../ui/stage-track.ts'
import { ago, exactTime } from '../../words/times.ts'
import { stageWords } from '../../words/words.ts'
import { DomainMenu } from '../acts/DomainMenu.tsx'
import classes from './DomainRow.module.css'
import { domainLine, type Removal, removalOf } from './domain-line.ts'
import { canRetry } from './retry.ts'
import { useFailureAction } from './use-failure-action.ts'
import { useMarkedRow } from './use-marked-row.ts'
import { useRetry } from './use-retry.ts'

type Props = { readonly order: Order; readonly domain: OrderDomain }

type RowProps = Props & {
  /** The address names this domain. */
  readonly isMarked?: boolean
}

function Row({ order, domain, isMarked = false }: RowProps) {
  const row = useMarkedRow(isMarked)

  const removal = useMemo(() => removalOf(order, domain.name), [order, domain.name])
  const nodes = trackOfDomain(domain, isResting(order))
  return (
    <li
      ref={row}
      className={clsx(classes.row, isMarked && 'marked')}
      tabIndex={isMarked ? -1 : undefined}
      aria-current={isMarked || undefined}
    >
      <DomainLink name={domain.name} />
      <StageTrack size="full" nodes={removal === null ? nodes : leftBehind(nodes)} />
      <Line order={order} domain={domain} removal={removal} />
      <span className="quiet tabular fz-12 ta-right">
        {domain.attempts > 1 && `${countOf(domain.attempts, 'attempt')} · `}
        {removal === null && <Since order={order} domain={domain} />}
      </span>
      <span className="flex to-end gap-4">
        {canRetry(order, domain) && <RetryButton order={order} domain={domain} />}
        <DiagnosisButton order={order} domain={domain} />
        <DomainMenu order={order} domain={domain} />
      </span>
    </li>
  )
}

/** One domain of the order: name, track, one line in words, and what can be done. */
export const DomainRow = memo(Row)

function Line({ order, domain, removal }: Props & { readonly removal: Removal | null }) {
  const now = useNow(1)
  const actionFor = useFailureAction(order)
  const line = domainLine(order, domain, removal, now)
  const times = [...line.times, ...expiryWords(domain, now)]
  const mending =
    domain.failure === undefined
      ? null
      : actionFor({ ...domain, failure: domain.failure }, domain.name)
  // the row has its own retry button
  const action = mending?.label === 'Retry' ? null : mending
  return (
    <span className={classes.line}>
      <span className="row miw-0 gap-8" style={{ maxWidth: '100%' }}>
        <MeaningIcon meaning={line.meaning} />
        <span
          className={classes.words}
          data-quiet={line.meaning === 'done' || undefined}
          title={domain.failure?.detail ?? line.words}
        >
          {line.words}
        </span>
        {action !== null && (
          <Anchor component="button" className="fw-500 firm" onClick={action.run}>
            {action.label}
          </Anchor>
        )}
      </span>
      {times.length > 0 && <span className="quiet tabular">{times.join(' · ')}</span>}
    </span>
  )
}

/** When the registration of a domain that is done ends. */
function expiryWords(
  { state, expiresAt, hasLeft }: OrderDomain,
  now: number,
): readonly string[] {
  if (state !== 'finished' || expiresAt === undefined || hasLeft === true) return []
  const isPast = Date.parse(expiresAt) < now
  return [`${isPast ? 'Expired' : 'Expires'} ${dateText(new Date(expiresAt))}`]
}

/** How long a domain has been in its stage; for a finished one, when it finished. */
function Since({ order, domain }: Props) {
  const now = useNow(10)
  const { state, stage, stageSince } = domain
  if (isResting(order) && state === 'due') return null
  if (state === 'superseded') return null
  const isDone = state === 'finished'
  const words = isDone ? ago(stageSince, now) : `for ${duration(now - Date.parse(stageSince))}`
  const title = `${isDone ? 'Done' : `At ${stageWords[stage].toLowerCase()}`} since ${exactTime(stageSince)}`
  return (
    <time dateTime={stageSince} title={title}>
      {words}
    </time>
  )
}

function RetryButton({ order, domain: { name } }: Props) {
  const retry = useRetry(order)
  return (
    <Tooltip label="Retry this domain">
      <ActionIcon
        variant="default"
        size={28}
        aria-label={`Retry ${name}`}
        loading={retry.isPending}
        onClick={() => retry.mutate({ id: order.id, domain: name })}
      >
        <IconRefresh size={15} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
