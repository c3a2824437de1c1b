import { useLocation } from 'wouter'
import type { CouponRow, PlanRow } from '../../shared/plans/plan.ts'
import { useCall } from '../app/bridge.ts'
import { asLeft } from '../app/place/history.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { Page } from '../ui/Page.tsx'
import { useListView } from '../ui/table/use-list-view.ts'
import { CouponActions, CouponList } from './CouponList.tsx'
import { PlanActions, PlanList } from './PlanList.tsx'

const first = { page: 1, pageSize: 1 }

/** What an order costs: plans and coupons. `section` is the address after `/plans/`. */
export function PlansPage({ section }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const plans = useListView<PlanRow>()
  const coupons = useListView<CouponRow>()
  const planCount = useCall('plans.list', first).data?.total
  const couponCount = useCall('coupons.list', first).data?.total
  const isCoupons = section === 'coupons'
  return (
    <Page
      title="Plans"
      scroll="own"
      actions={isCoupons ? <CouponActions view={coupons} /> : <PlanActions view={plans} />}
      tools={
        <div className="bleed page-sides line-below">
          <FilterTabs
            label="Plans or coupons"
            value={isCoupons ? 'coupons' : 'plans'}
            tabs={[
              { value: 'plans', words: 'Plans', count: planCount },
              { value: 'coupons', words: 'Coupons', count: couponCount },
            ]}
            onChange={value =>
              navigate(value === 'coupons' ? '/plans/coupons' : '/plans', { state: asLeft })
            }
          />
        </div>
      }
    >
      {isCoupons ? <CouponList view={coupons} /> : <PlanList view={plans} />}
    </Page>
  )
}
