import { clsx } from 'clsx'
import { useId } from 'react'
import { Link } from 'wouter'
import type { DomainInStage } from '../../shared/dashboard/dashboard.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { domainAddress } from '../app/place/addresses.ts'
import { lineOfState } from '../orders/order/domain-line.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../ui/MiddleTruncate.tsx'
import { useNow } from '../ui/now.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import classes from './Dashboard.module.css'

/** The domains that have been longest in their stage, each with a link to its order. */
export function LongestInStage({ domains }: { readonly domains: readonly DomainInStage[] }) {
  const id = useId()
  return (
    <section className="miw-0" aria-labelledby={id}>
      <header className="flex between at-start gap-16 mb-12">
        <div>
          <h2 id={id}>Longest in one stage</h2>
          <p className="cut small quiet mt-2">Domains under way, and what they wait for</p>
        </div>
      </header>
      {domains.length === 0 ? (
        <p className="quiet mt-8">Every domain has arrived.</p>
      ) : (
        <ul>
          {domains.map(domain => (
            <li key={`${domain.orderId} ${domain.name}`}>
              <StageLine domain={domain} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function StageLine({ domain }: { readonly domain: DomainInStage }) {
  const now = useNow(10)
  const { meaning, words } = lineOfState(domain.state, domain, now)
  return (
    <Link
      href={domainAddress(domain.orderId, domain.name)}
      className={clsx(classes.stageLine, 'lights-up')}
      title={`Order ${domain.orderId}, ${isolated(domain.customerName)}`}
    >
      <span className="miw-0">
        <MiddleTruncate text={domain.name} keep={12} />
      </span>
      <span className="row miw-0 gap-6" title={words}>
        <MeaningIcon meaning={meaning} isStill />
        <span className="cut">{words}</span>
      </span>
      <span className="quiet ta-right">
        <RelativeTime at={domain.stageSince} as="age" />
      </span>
    </Link>
  )
}
