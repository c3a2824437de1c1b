import { type Database, write } from '../../db/core/database.ts'
import { addCustomer, addPlan, listCustomers, listPlans } from '../../db/customers/customers.ts'
import { privateSmtp } from '../../shared/orders/order.ts'
import { practiceCustomer, practicePlan } from '../../shared/practice.ts'

/** A first customer and plan, so that practice can begin with an order. */
export function seedPractice(db: Database, now: number): void {
  write(db, tx => {
    const one = { limit: 1, offset: 0 }
    const isEmpty = [false, true].every(
      archived => listCustomers(tx, { ...one, archived }).total === 0,
    )
    if (isEmpty)
      addCustomer(tx, { name: practiceCustomer, email: 'orders@northwind.example' }, now)
    if (listPlans(tx, one).total === 0)
      addPlan(
        tx,
        {
          name: practicePlan,
          providerType: privateSmtp,
          price: 3,
          currency: 'USD',
          isActive: true,
          minInboxes: null,
          maxInboxes: null,
          promiseHours: null,
        },
        now,
      )
  })
}
