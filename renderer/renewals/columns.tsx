import {
  autoRenewWords,
  expirySourceTitles,
  expiryTrouble,
  expiryTroubleWords,
  type RenewalRow,
} from '../../shared/renewals/renewal.ts'
import { ExpiryText } from '../ui/ExpiryText.tsx'
import { CustomerLink, DomainLink, OrderLink } from '../ui/links.tsx'
import { useNow } from '../ui/now.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { platformWords } from '../words/words.ts'

export const renewalColumns: readonly Column<RenewalRow>[] = [
  { key: 'domain', title: 'Domain', cell: row => <DomainLink name={row.domain} /> },
  {
    key: 'expires',
    title: 'Expires',
    width: '206px',
    cell: row => <ExpiryText expiry={row} />,
  },
  {
    key: 'renews',
    title: 'Auto-renew',
    width: '92px',
    cell: ({ isAutoRenewed }) => autoRenewWords(isAutoRenewed) ?? <Dash />,
  },
  {
    key: 'customer',
    title: 'Customer',
    width: '128px',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  { key: 'read', title: 'Read', width: '22%', cell: row => <Read row={row} /> },
  {
    key: 'registrar',
    title: 'Registrar',
    width: '100px',
    cell: ({ hostingPlatform: platform }) =>
      platform === undefined ? <Dash /> : platformWords[platform],
  },
  {
    key: 'order',
    title: 'Order',
    width: '64px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

const Dash = () => <span className="quiet">–</span>

/** Who told the date and when, or why it is not known or not read again. */
function Read({ row }: { readonly row: RenewalRow }) {
  const now = useNow(60)
  const { readAt, source } = row
  const trouble = expiryTrouble(row, now)
  if (trouble !== undefined) {
    const words = expiryTroubleWords[trouble]
    return (
      <span className="quiet cut" title={words}>
        {readAt !== undefined && (
          <>
            <RelativeTime at={readAt} />
            {' · '}
          </>
        )}
        {words}
      </span>
    )
  }
  if (readAt === undefined || source === undefined)
    return <span className="quiet">Not read yet</span>
  return (
    <span className="quiet cut">
      <RelativeTime at={readAt} />
      {` · ${expirySourceTitles[source]}`}
    </span>
  )
}
