import { useLocation } from 'wouter'
import type { CouponRow, PlanRow } from '../../shared/plan.ts'
import { useCall } from '../bridge.ts'
import { FilterTabs } from '../components/FilterTabs.tsx'
import { Page } from '../components/Page.tsx'
import { useListView } from '../components/use-list-view.ts'
import { CouponActions, CouponList } from '../features/plans/CouponList.tsx'
import { PlanActions, PlanList } from '../features/plans/PlanList.tsx'

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
            onChange={value => navigate(value === 'coupons' ? '/plans/coupons' : '/plans')}
          />
        </div>
      }
    >
      {isCoupons ? <CouponList view={coupons} /> : <PlanList view={plans} />}
    </Page>
  )
}
