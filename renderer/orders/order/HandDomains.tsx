import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { domainOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useQuery } from '../../app/place/history.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { Paging } from '../../ui/table/Paging.tsx'
import { actsOf } from '../acts/acts.ts'
import classes from './HandDomains.module.css'
import { orderNames, prefixesOf, wantedMailboxes } from './mailbox-rows.ts'
import { NoneFound, TabSearch, useTabSearch } from './TabSearch.tsx'
import { pageOf, pageSize, showPage } from './tab-page.ts'
import { useMarkedRow } from './use-marked-row.ts'

/** Domains that the engine does not know: of a draft, or of an order that staff set up. */
export function HandDomains({ order }: { readonly order: Order }) {
  const names = orderNames(order)
  const { at, page: asked } = useQuery()
  const { wanted, found } = useTabSearch(names, name => name)
  const { page, rows } = pageOf(found, asked, name => name === at)
  const counts = new Map<string, number>()
  for (const { email } of wantedMailboxes(order)) {
    const domain = domainOfEmail(email)
    counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return (
    <>
      {actsOf(order).isByHand && (
        <p className="mb-12" style={{ maxWidth: 720 }}>
          Boxwright does nothing here by itself. Create the mailboxes where you work, enter
          their addresses and passwords, then complete the order.
        </p>
      )}
      <TabSearch className="mb-8" label="Search these domains" count={names.length} />
      {found.length === 0 && <NoneFound what="domain" wanted={wanted} />}
      <ul className="line-above" aria-label="Domains">
        {rows.map(name => {
          const [each, entered] = [prefixesOf(order, name).length, counts.get(name) ?? 0]
          return (
            <HandDomain key={name} name={name} isMarked={name === at}>
              {order.status === 'draft' ? (
                countOf(each, 'mailbox', 'mailboxes')
              ) : (
                <>
                  <MeaningIcon meaning={entered >= each ? 'done' : 'waiting'} />
                  {`${entered} of ${countOf(each, 'mailbox', 'mailboxes')} entered`}
                </>
              )}
            </HandDomain>
          )
        })}
      </ul>
      <Paging page={page} pageSize={pageSize} total={found.length} onPage={showPage} />
    </>
  )
}

type RowProps = {
  readonly name: string
  readonly isMarked: boolean
  readonly children: ReactNode
}

function HandDomain({ name, isMarked, children }: RowProps) {
  const row = useMarkedRow(isMarked)
  return (
    <li
      ref={row}
      className={clsx(classes.row, isMarked && 'marked')}
      tabIndex={isMarked ? -1 : undefined}
      aria-current={isMarked || undefined}
    >
      <MiddleTruncate text={name} keep={16} />
      <span className="row tabular gap-8">{children}</span>
    </li>
  )
}
