import { Button } from '@mantine/core'
import { IconDiscount, IconPlus } from '@tabler/icons-react'
import type { CouponRow } from '../../shared/plans/plan.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import type { ListView } from '../ui/table/use-list-view.ts'
import { usePages } from '../ui/table/use-pages.ts'
import { CouponDialog } from './CouponDialog.tsx'
import { couponColumns } from './columns.tsx'

const pageSize = 50

type Props = { readonly view: ListView<CouponRow> }

/** The search and the primary action of the page's header line. */
export function CouponActions({ view }: Props) {
  return (
    <>
      <SearchField value={view.typed} label="Search codes" onChange={view.find} />
      <ExportList what={{ list: 'coupons', filter: view.args }} />
      <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={view.openNew}>
        New coupon
      </Button>
    </>
  )
}

/** Every coupon; a row opens its dialog. */
export function CouponList({ view }: Props) {
  const { search, args, isTyping, find } = view
  const pages = usePages('coupons.list', args, pageSize, { isTyping })
  return (
    <>
      <ListBody
        label="Coupons"
        pages={pages}
        columns={couponColumns}
        rowKey={row => row.id}
        onOpen={view.edit}
        empty={
          search === '' ? (
            <EmptyState
              icon={IconDiscount}
              title="No coupons yet"
              words="A coupon takes a percentage or a fixed amount off the computed amount of an order."
            />
          ) : (
            <NoMatch what="coupon" search={search} fields="codes" onShowAll={() => find('')} />
          )
        }
      />
      <CouponDialog isOpen={view.isOpen} coupon={view.row} onClose={view.close} />
    </>
  )
}
