import { useId } from 'react'
import { Link } from 'wouter'
import type { StandingDomain } from '../../../shared/dashboard.ts'
import { isolated } from '../../../shared/isolated.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useNow } from '../../now.ts'
import { lineOfState } from '../order/domain-line.ts'
import classes from './Dashboard.module.css'

/** The domains that stand longest in their stage, each a way to its order. */
export function Standing({ domains }: { readonly domains: readonly StandingDomain[] }) {
  const id = useId()
  return (
    <section className={classes.block} aria-labelledby={id}>
      <header className={classes.blockHead}>
        <div>
          <h2 id={id} className={classes.blockTitle}>
            Longest in one stage
          </h2>
          <p className={classes.blockNote}>Domains under way, and what they wait for</p>
        </div>
      </header>
      {domains.length === 0 ? (
        <p className={classes.nothing}>Every domain has arrived.</p>
      ) : (
        <ul className={classes.standing}>
          {domains.map(domain => (
            <li key={`${domain.orderId} ${domain.name}`}>
              <StandingLine domain={domain} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function StandingLine({ domain }: { readonly domain: StandingDomain }) {
  const now = useNow(10)
  const { meaning, words } = lineOfState(domain.state, domain, now)
  return (
    <Link
      href={`/orders/${domain.orderId}`}
      className={classes.standingLine}
      title={`Order ${domain.orderId}, ${isolated(domain.customerName)}`}
    >
      <span className={classes.standingName}>
        <MiddleTruncate text={domain.name} keep={12} />
      </span>
      <span className={classes.standingWords} title={words}>
        <MeaningIcon meaning={meaning} isStill />
        <span className={classes.cut}>{words}</span>
      </span>
      <span className={classes.standingTime}>
        <RelativeTime at={domain.stageSince} as="age" />
      </span>
    </Link>
  )
}
