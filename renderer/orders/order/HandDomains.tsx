import { domainOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { countOf } from '../../words/words.ts'
import { actsOf } from '../acts/acts.ts'
import classes from './HandDomains.module.css'
import { orderNames, wantedMailboxes } from './mailbox-rows.ts'

const shownAtMost = 200

/** Domains that the engine does not know: of a draft, or of an order that staff set up. */
export function HandDomains({ order }: { readonly order: Order }) {
  const names = orderNames(order)
  const each = order.form.prefixes.length
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
      <ul className="line-above" aria-label="Domains">
        {names.slice(0, shownAtMost).map(name => {
          const entered = counts.get(name) ?? 0
          return (
            <li key={name} className={classes.row}>
              <MiddleTruncate text={name} keep={16} />
              <span className="row tabular gap-8">
                {order.status === 'draft' ? (
                  countOf(each, 'mailbox', 'mailboxes')
                ) : (
                  <>
                    <MeaningIcon meaning={entered >= each ? 'done' : 'waiting'} />
                    {`${entered} of ${countOf(each, 'mailbox', 'mailboxes')} entered`}
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {names.length > shownAtMost && (
        <p className="quiet">{`And ${numberText(names.length - shownAtMost)} more domains.`}</p>
      )}
    </>
  )
}
