import { type CallArgs, calls } from '../../shared/border/calls.ts'
import { type ProviderType, privateSmtp } from '../../shared/orders/order.ts'
import type { PlanRow } from '../../shared/plans/plan.ts'
import { amountProblem } from '../../shared/plans/price.ts'
import { issues, told } from '../../shared/problems.ts'
import { countProblem } from '../ui/form/read-number.ts'

/** What the plan dialog holds; a number field gives empty text when cleared. */
export type PlanValues = {
  readonly name: string
  readonly providerType: ProviderType
  readonly price: number | string
  readonly currency: string
  readonly minInboxes: number | string
  readonly maxInboxes: number | string
  readonly promiseHours: number | string
  readonly isActive: boolean
}

export function planValues(plan: PlanRow | undefined): PlanValues {
  return {
    name: plan?.name ?? '',
    providerType: plan?.providerType ?? privateSmtp,
    price: plan?.price ?? '',
    currency: plan?.currency ?? 'USD',
    minInboxes: plan?.minInboxes ?? '',
    maxInboxes: plan?.maxInboxes ?? '',
    promiseHours: plan?.promiseHours ?? '',
    isActive: plan?.isActive ?? true,
  }
}

export function planArgs(values: PlanValues, id: number | undefined): CallArgs<'plans.save'> {
  const currency = values.currency.trim()
  const { minInboxes, maxInboxes, promiseHours } = values
  return {
    ...(id !== undefined && { id }),
    name: values.name.trim(),
    unlessTaken: true,
    providerType: values.providerType,
    price: typeof values.price === 'number' ? values.price : 0,
    isActive: values.isActive,
    ...(currency !== '' && { currency }),
    ...(typeof minInboxes === 'number' && { minInboxes }),
    ...(typeof maxInboxes === 'number' && { maxInboxes }),
    ...(typeof promiseHours === 'number' && { promiseHours }),
  }
}

/** One sentence per wrong field. What is no number is never sent, so it is refused here. */
export function planProblems(
  values: PlanValues,
  id: number | undefined,
): Readonly<Record<string, string>> {
  return {
    ...issues(calls['plans.save'].args.safeParse(planArgs(values, id))),
    ...told({
      price: values.price === '' ? 'Enter a price; 0 is allowed.' : amountProblem(values.price),
      minInboxes: countProblem(values.minInboxes),
      maxInboxes: countProblem(values.maxInboxes),
      promiseHours: countProblem(values.promiseHours),
    }),
  }
}
