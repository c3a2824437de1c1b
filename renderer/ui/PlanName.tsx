import { noPlanYet } from '../../shared/orders/order.ts'
import { OutsideText } from './OutsideText.tsx'

/** The name of an order's plan; null: a draft that has none yet. */
export function PlanName({ name }: { readonly name: string | null }) {
  return name === null ? (
    <span className="quiet">{noPlanYet}</span>
  ) : (
    <OutsideText text={name} />
  )
}
