import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { registrarTitles, titlesInWords } from '../../shared/registrars/catalogue.ts'
import { useMode } from '../app/use-mode.ts'
import { GoLive } from './GoLive.tsx'
import classes from './Start.module.css'

type Props = {
  /** Hides the panel; absent on its own page. */
  readonly onHide?: () => void
}

/** For newcomers: what Boxwright does, a first order to try, and what live mode needs. */
export function StartPanel({ onHide }: Props) {
  const [, navigate] = useLocation()
  const isLive = useMode() === 'live'
  return (
    <div className={classes.start}>
      <section className={classes.lead} aria-labelledby="start-lead">
        <h2 id="start-lead" className={classes.title}>
          {isLive ? 'Live mode is on' : 'You are in practice mode'}
        </h2>
        <p className={classes.words}>
          {isLive
            ? 'Boxwright works with your Mailin account and the registrars of your customers. Orders transfer real domains and create real mailboxes.'
            : `${titlesInWords('and', ['Mailin', ...Object.values(registrarTitles)])} are simulated on this computer. Nothing leaves it, nothing costs anything, and everything works as it does live, only faster.`}
        </p>
        <div className="flex wrap gap-8 mt-16">
          <Button onClick={() => navigate(isLive ? '/orders/new' : '/orders/new/practice')}>
            {isLive ? 'Enter an order' : 'Enter a practice order'}
          </Button>
          {onHide !== undefined && (
            <Button variant="subtle" color="gray" onClick={onHide}>
              Hide this
            </Button>
          )}
        </div>
      </section>
      <Tour />
      <GoLive isLive={isLive} />
    </div>
  )
}

const steps = [
  {
    title: 'Enter an order',
    words: 'Customer, plan, domains, prefixes and a registrar key, on one screen.',
  },
  {
    title: 'Follow it',
    words:
      'Each domain is looked up, transferred and pointed at Mailin, then gets its mailboxes. What needs you is gathered under Needs attention.',
  },
  {
    title: 'Hand it over',
    words: 'Export addresses and passwords as CSV, for Instantly or for a private SMTP tool.',
  },
] as const

/** What Boxwright does, in three steps. */
function Tour() {
  return (
    <ol className={classes.tour} aria-label="How it works">
      {steps.map(({ title, words }, at) => (
        <li key={title} className={classes.step}>
          <span className={classes.number} aria-hidden>
            {at + 1}
          </span>
          <h3>{title}</h3>
          <p className={classes.words}>{words}</p>
        </li>
      ))}
    </ol>
  )
}
