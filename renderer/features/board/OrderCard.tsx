import { Link } from 'wouter'
import { numberText } from '../../../shared/locale.ts'
import type { OrderRow } from '../../../shared/order-list.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { OutsideText } from '../../components/OutsideText.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StageTrack } from '../../components/StageTrack.tsx'
import { trackOfOrder } from '../../stage-track.ts'
import { countOf } from '../../words.ts'
import classes from './Board.module.css'

/** An order as staff recognise it: its first domain, whose it is, and how far it came. */
export function OrderCard({ row }: { readonly row: OrderRow }) {
  const hasTrack = Object.keys(row.stages).length > 0
  return (
    <Link href={`/orders/${row.id}`} className={classes.card}>
      <span className={classes.cardName}>
        {row.firstDomain === undefined ? (
          <span className={classes.quiet}>No domains yet</span>
        ) : (
          <MiddleTruncate text={row.firstDomain} keep={10} />
        )}
        {row.domainCount > 1 && (
          <span className={classes.quiet}>{`+${numberText(row.domainCount - 1)}`}</span>
        )}
      </span>
      <OutsideText className={classes.cardLine} text={row.customerName} />
      <span className={classes.cardFoot}>
        {hasTrack && <StageTrack size="tiny" nodes={trackOfOrder(row)} />}
        {row.mailboxTotal > 0 && (
          <span
            className={classes.quiet}
            title={`${numberText(row.mailboxCount)} of ${countOf(row.mailboxTotal, 'mailbox', 'mailboxes')} created`}
          >
            {`${numberText(row.mailboxCount)} of ${numberText(row.mailboxTotal)}`}
          </span>
        )}
        <span className={classes.cardAge}>
          <RelativeTime at={row.updatedAt} as="age" />
        </span>
      </span>
      {row.attentionCount > 0 && (
        <span className={classes.cardPerson}>
          <MeaningIcon meaning="person" size={13} />
          {`${countOf(row.attentionCount, 'domain needs', 'domains need')} you`}
        </span>
      )}
    </Link>
  )
}
