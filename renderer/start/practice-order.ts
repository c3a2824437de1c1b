import type { CustomerRow } from '../../shared/customers/customer.ts'
import type { OtherOrder } from '../../shared/orders/contract.ts'
import { emptyForm, type OrderFormValues } from '../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../shared/plans/plan.ts'

const names = (number: number) => {
  const ending = number === 1 ? '' : `-${number}`
  return [`active-${number}.com`, `alpha${ending}.com`, `refused-${number}.com`]
}
const numbers = Array.from({ length: 20 }, (_, at) => at + 1)

/** Every name that a practice order may take, in one text, to ask which are in another order. */
export const candidates = numbers.flatMap(names).join(' ')

/** The domain of a practice order whose key is refused. */
export function refusedDomain({ domains }: Pick<OrderFormValues, 'domains'>): string {
  return domains.split('\n').find(name => name.startsWith('refused-')) ?? ''
}

/**
 * A form with three domains: one that is active already, one that walks, one whose key is
 * refused.
 */
export function practiceOrder(
  customer: CustomerRow | undefined,
  plan: PlanRow | undefined,
  otherOrders: readonly OtherOrder[],
): OrderFormValues {
  const taken = new Set(otherOrders.map(one => one.domain))
  const number = numbers.find(one => !names(one).some(name => taken.has(name))) ?? 1
  const [first, second, ...others] = emptyForm.prefixes
  return {
    ...emptyForm,
    customerId: customer?.id ?? null,
    planId: plan?.id ?? null,
    domains: `${names(number).join('\n')}\n`,
    inboxesPerDomain: 2,
    prefixes: [
      filled(first, 'jane.doe', 'Jane', 'Doe'),
      filled(second, 'max.roe', 'Max', 'Roe'),
      ...others,
    ],
    credentials: {
      ...emptyForm.credentials,
      spaceshipApiKey: 'practice-key',
      spaceshipApiSecretKey: 'practice-secret',
    },
  }
}

type Prefix = OrderFormValues['prefixes'][number]

function filled(
  row: Prefix | undefined,
  prefix: string,
  firstName: string,
  lastName: string,
): Prefix {
  return { profilePictureLink: '', ...row, prefix, firstName, lastName }
}
