import type { Person } from '../../db/customers/deletions.ts'
import { plainCustomer } from '../../shared/customers/customer.ts'
import { namesPerson } from '../../shared/customers/names-person.ts'
import type { OrderView } from '../../shared/settings/table-views.ts'
import type { DeskContext } from '../border/context.ts'

/** Drops the saved views that look for a deleted customer. Idempotent. */
export function dropViewsOf(preferences: DeskContext['preferences'], person: Person): void {
  const { orderViews = [] } = preferences.read()
  const rest = orderViews.filter(view => !looksFor(view, person))
  if (rest.length < orderViews.length) preferences.save({ orderViews: rest })
}

/** Whether a view's name or search is exactly the person's name, or contains the address. */
export function looksFor({ name, search }: OrderView, person: Person): boolean {
  const whole = [person.name, ...(person.formerly ?? [])].map(plainCustomer)
  return (
    [name, search].some(text => text !== '' && whole.includes(plainCustomer(text))) ||
    namesPerson([name, search], { name: '', email: person.email })
  )
}

/** Whether a view has the person's name among other words, so that staff have to look at it. */
export const mayLookFor = (view: OrderView, person: Person): boolean =>
  !looksFor(view, person) && namesPerson([view.name, view.search], person)
