import { UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import { useLocation } from 'wouter'
import type { Dashboard } from '../../shared/dashboard/dashboard.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'
import { ordersAddress } from '../orders/list/orders-view.ts'
import classes from './Dashboard.module.css'

/** Late orders, those that were promised first at the top. */
const lateAddress = ordersAddress({
  isLate: true,
  sort: { by: 'dueAt', descending: false },
})

type Figure = {
  readonly words: string
  readonly value: number
  /** Small, under the figure. */
  readonly note: string
  /** The class of a figure that is not as it should be. */
  readonly tone?: 'person' | 'failed' | false
  readonly onOpen?: () => void
}

/** What the day brought, and what is under way now. */
export function FigureRow({ dashboard }: { readonly dashboard: Dashboard }) {
  const [, navigate] = useLocation()
  const { days, now } = dashboard
  const today = days.at(-1)
  const yesterday = days.at(-2)
  const before = (figure: 'ordersEntered' | 'ordersCompleted' | 'mailboxesCreated') =>
    `${numberText(yesterday?.[figure] ?? 0)} yesterday`
  const figures: readonly Figure[] = [
    {
      words: 'Entered today',
      value: today?.ordersEntered ?? 0,
      note: before('ordersEntered'),
    },
    {
      words: 'Completed today',
      value: today?.ordersCompleted ?? 0,
      note: before('ordersCompleted'),
    },
    {
      words: 'Mailboxes today',
      value: today?.mailboxesCreated ?? 0,
      note: before('mailboxesCreated'),
    },
    {
      words: 'In progress',
      value: now.ordersInProgress,
      note: `${countOf(now.domainsUnderWay, 'domain')} under way`,
      onOpen: () => navigate(ordersAddress({ status: 'in-progress' })),
    },
    {
      words: 'Late',
      value: now.lateOrders,
      note: `${numberText(now.promisedOrders)} more promised`,
      tone: now.lateOrders > 0 && 'failed',
      onOpen: () => navigate(lateAddress),
    },
    {
      words: 'Need you',
      value: now.needsPerson,
      note: now.needsPerson === 0 ? 'No domain' : countOf(now.needsPerson, 'domain'),
      tone: now.needsPerson > 0 && 'person',
      onOpen: () => navigate('/attention'),
    },
  ]
  return (
    <ul className={classes.figures}>
      {figures.map(figure => (
        <li key={figure.words} className={classes.figure}>
          <FigureBox figure={figure} />
        </li>
      ))}
    </ul>
  )
}

function FigureBox({ figure }: { readonly figure: Figure }) {
  const { words, value, note, onOpen } = figure
  const content = (
    <>
      <span className="cut small quiet">{words}</span>
      <span className={clsx(classes.figureValue, figure.tone)}>{numberText(value)}</span>
      <span className="cut small quiet">{note}</span>
    </>
  )
  if (onOpen === undefined) return <span className={classes.figureBox}>{content}</span>
  return (
    <UnstyledButton className={clsx(classes.figureBox, 'lights-up')} onClick={onOpen}>
      {content}
    </UnstyledButton>
  )
}
