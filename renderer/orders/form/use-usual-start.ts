import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CustomerDefaults } from '../../../shared/customers/customer.ts'
import { emptyForm, type OrderFormValues } from '../../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../../shared/plans/plan.ts'
import { call } from '../../app/bridge.ts'

/** The parts of a form that a customer has defaults for. */
export type UsualStart = Pick<OrderFormValues, 'planId' | 'hostingPlatform'>

/**
 * Plan and registrar of a new order of a customer. A plan that is not active any more is left out;
 * the only one needs no choice.
 */
export function usualOf(
  { planId, platform }: CustomerDefaults,
  plans: readonly PlanRow[],
): UsualStart {
  const plan = plans.find(one => one.id === planId && one.isActive)
  return {
    planId: plan?.id ?? onlyPlan(plans),
    hostingPlatform: platform ?? emptyForm.hostingPlatform,
  }
}

/** The plan that is chosen where there is no other; null: there are several, or none. */
export function onlyPlan(plans: readonly PlanRow[]): number | null {
  const [only, ...others] = plans.filter(one => one.isActive)
  return only !== undefined && others.length === 0 ? only.id : null
}

type Form = {
  readonly getValues: () => OrderFormValues
  readonly setValues: (values: Partial<UsualStart>) => void
}

/**
 * Puts the defaults of a customer into the form when one is chosen. What staff chose themselves
 * stays: only what an empty form, or the customer before, put there is replaced.
 */
export function useUsualStart(
  form: Form,
  plans: readonly PlanRow[],
  start: UsualStart = emptyForm,
) {
  const client = useQueryClient()
  const put = useRef(start)
  async function take(id: number): Promise<void> {
    const read = () => call('customers.get', { id })
    // without its defaults the form is filled in by hand
    const customer = await client
      .fetchQuery({ queryKey: ['customers.get', { id }], queryFn: read })
      .catch(() => null)
    const { customerId, planId, hostingPlatform } = form.getValues()
    if (customer === null || customerId !== id) return
    const usual = usualOf(customer.defaults, plans)
    const { current } = put
    put.current = usual
    form.setValues({
      ...(planId === current.planId && { planId: usual.planId }),
      ...(hostingPlatform === current.hostingPlatform && {
        hostingPlatform: usual.hostingPlatform,
      }),
    })
  }
  return (id: number | null): void => {
    if (id !== null) void take(id)
  }
}
