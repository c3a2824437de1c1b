import type { CouponRow, PlanRow } from '../../shared/plans/plan.ts'
import { capital } from '../../shared/text/capital.ts'
import { moneyText, numberText } from '../../shared/text/locale.ts'
import { useNow } from '../ui/now.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { clockTime } from '../words/times.ts'
import type { Word } from '../words/words.ts'
import { type CouponState, couponState, discountWords } from './coupon-values.ts'
import { PlanProfile } from './PlanProfile.tsx'
import { limitWords } from './plan-line.ts'

const activeWords: Record<CouponState, Word> = {
  active: { words: 'Active', meaning: 'done' },
  expired: { words: 'Expired', meaning: 'waiting' },
  inactive: { words: 'Inactive', meaning: 'cancelled' },
}

export const planColumns: readonly Column<PlanRow>[] = [
  { key: 'name', title: 'Plan', cell: row => <OutsideText text={row.name} /> },
  { key: 'type', title: 'Type', width: '130px', cell: row => row.providerType },
  {
    key: 'price',
    title: 'Price per mailbox',
    width: '140px',
    align: 'right',
    cell: row => <span className="tabular">{moneyText(row.price, row.currency)}</span>,
  },
  {
    key: 'limits',
    title: 'Size of an order',
    width: '150px',
    cell: row => {
      const limits = limitWords(row)
      return limits === undefined ? <span className="quiet">Any</span> : capital(limits)
    },
  },
  {
    key: 'promise',
    title: 'Promised within',
    width: '140px',
    align: 'right',
    cell: ({ promiseHours: hours }) =>
      hours === undefined ? (
        <span className="quiet">No promise</span>
      ) : (
        <span className="tabular">{`${numberText(hours)} h`}</span>
      ),
  },
  {
    key: 'active',
    title: 'State',
    width: '120px',
    cell: row => <State state={row.isActive ? 'active' : 'inactive'} />,
  },
  {
    key: 'sequencer',
    title: 'Sequencer settings',
    hidesTitle: true,
    width: '56px',
    cell: row => <PlanProfile plan={row} />,
  },
]

export const couponColumns: readonly Column<CouponRow>[] = [
  { key: 'code', title: 'Code', cell: row => <OutsideText isExact text={row.code} /> },
  {
    key: 'discount',
    title: 'Discount',
    width: '140px',
    align: 'right',
    cell: row => <span className="tabular">{discountWords(row)}</span>,
  },
  {
    key: 'until',
    title: 'Valid until',
    width: '200px',
    cell: row =>
      row.validUntil === undefined ? (
        <span className="quiet">No end</span>
      ) : (
        <span className="tabular">{clockTime(row.validUntil)}</span>
      ),
  },
  { key: 'state', title: 'State', width: '120px', cell: row => <Coupon row={row} /> },
]

function Coupon({ row }: { readonly row: CouponRow }) {
  const now = useNow(60)
  return <State state={couponState(row, now)} />
}

function State({ state }: { readonly state: CouponState }) {
  const { words, meaning } = activeWords[state]
  return (
    <Tag meaning={meaning} look="plain">
      {words}
    </Tag>
  )
}
