import { Link } from 'wouter'
import { draftLabels } from '../../../shared/orders/order.ts'
import type { OrderRow } from '../../../shared/orders/order-list.ts'
import { capital } from '../../../shared/text/capital.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StageTrack } from '../../ui/StageTrack.tsx'
import { trackOfOrder } from '../../ui/stage-track.ts'
import { draftCauseWords } from '../../words/words.ts'
import { Late } from '../due/Due.tsx'
import classes from './Board.module.css'

/** An order as staff recognise it: its first domain, whose it is, and how far it came. */
export function OrderCard({ row }: { readonly row: OrderRow }) {
  const hasTrack = Object.keys(row.stages).length > 0
  return (
    <Link href={`/orders/${row.id}`} className={classes.card}>
      <span className="flex miw-0 gap-6">
        {row.firstDomain === undefined ? (
          <span className="quiet tabular fw-400">No domains yet</span>
        ) : (
          <MiddleTruncate text={row.firstDomain} keep={10} />
        )}
        {row.domainCount > 1 && (
          <span className="quiet tabular fw-400">{`+${numberText(row.domainCount - 1)}`}</span>
        )}
      </span>
      <OutsideText className="cut small quiet" text={row.customerName} />
      <span className="small row gap-8 nowrap" style={{ minHeight: 16 }}>
        {hasTrack && <StageTrack size="tiny" nodes={trackOfOrder(row)} />}
        {row.mailboxTotal > 0 && (
          <span
            className="quiet tabular fw-400"
            title={`${numberText(row.mailboxCount)} of ${countOf(row.mailboxTotal, 'mailbox', 'mailboxes')} created`}
          >
            {`${numberText(row.mailboxCount)} of ${numberText(row.mailboxTotal)}`}
          </span>
        )}
        <span className="quiet push">
          <RelativeTime at={row.updatedAt} as="age" />
        </span>
      </span>
      {row.draftCause === 'nameservers' && (
        <span className="small row quiet gap-6" title={draftCauseWords[row.draftCause]}>
          <MeaningIcon meaning="running" size={13} isStill />
          {capital(draftLabels[row.draftCause])}
        </span>
      )}
      <Late order={row} as="line" />
      {row.attentionCount > 0 && (
        <span className="small row person gap-6">
          <MeaningIcon meaning="person" size={13} />
          {`${countOf(row.attentionCount, 'domain needs', 'domains need')} you`}
        </span>
      )}
    </Link>
  )
}
