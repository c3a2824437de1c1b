import { type Reader, write } from '../../db/core/database.ts'
import {
  addCustomer,
  addPlan,
  changeCustomer,
  changePlan,
  findCustomer,
  findCustomerByEmail,
  findPlan,
  findPlansNamed,
  listCustomers,
  listPlans,
} from '../../db/customers/customers.ts'
import { readdressLetters } from '../../db/letters/letters.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { namedFormat } from '../exports/custom-formats.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { intendDeletion, viewDeletion } from './deleted-customers.ts'

/** More plans than any agency has; `plans.list` may be called without paging. */
const allPlans = 500

export function customerCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'customers.save': ({ id, unlessTaken, defaults, ...person }) =>
      write(db(), tx => {
        const taken = unlessTaken === true ? takenAddress(tx, person.email, id) : null
        if (taken !== null) return fail(refusal('conflict', taken, { email: taken }))
        if (defaults?.planId != null && findPlan(tx, defaults.planId) === null)
          return fail(invalid({ 'defaults.planId': 'This plan does not exist.' }))
        if (defaults?.exportFormat != null && !namedFormat(tx, defaults.exportFormat).ok)
          return fail(invalid({ 'defaults.exportFormat': 'This format does not exist.' }))
        const customer = { ...person, ...defaultColumns(defaults) }
        const now = systemClock.now()
        if (id === undefined) return ok({ id: addCustomer(tx, customer, now) })
        const before = findCustomer(tx, id)
        if (before === null || !changeCustomer(tx, id, customer, now))
          return fail(notFound('This customer'))
        if (before.email !== customer.email)
          readdressLetters(tx, id, before.email, customer.email, now)
        return ok({ id })
      }),
    'customers.viewDeletion'({ id }) {
      const found = viewDeletion(db().reader, id, context.preferences.read().orderViews ?? [])
      return found === null ? fail(notFound('This customer')) : ok(found)
    },
    async 'customers.delete'({ id, confirm }) {
      const { forgetting } = context.workspace()
      const intended = intendDeletion(db(), id, confirm, systemClock.now())
      if (!intended.ok) return intended
      await forgetting.finishDeletions()
      context.emit('engine:changed', {})
      return ok(null)
    },
    'customers.list'({ id, archived, search, ...paged }) {
      const { rows, total } = listCustomers(db().reader, {
        id,
        archived,
        search,
        ...pageWindow(paged),
      })
      return ok({
        rows: rows.map(({ archivedAt, ...row }) => ({
          ...row,
          createdAt: iso(row.createdAt),
          ...(archivedAt !== null && { archivedAt: iso(archivedAt) }),
        })),
        total,
      })
    },
    'plans.save': ({
      id,
      currency,
      minInboxes,
      maxInboxes,
      promiseHours,
      unlessTaken,
      ...rest
    }) =>
      write(db(), tx => {
        const taken = unlessTaken === true ? takenName(tx, rest.name, id) : null
        if (taken !== null) return fail(refusal('conflict', taken, { name: taken }))
        const now = systemClock.now()
        const plan = {
          ...rest,
          currency: currency ?? 'USD',
          minInboxes: minInboxes ?? null,
          maxInboxes: maxInboxes ?? null,
          promiseHours: promiseHours ?? null,
        }
        if (id === undefined) return ok({ id: addPlan(tx, plan, now) })
        return changePlan(tx, id, plan, now) ? ok({ id }) : fail(notFound('This plan'))
      }),
    'plans.list'({ search, page = 1, pageSize = allPlans }) {
      const { rows, total } = listPlans(db().reader, {
        search,
        ...pageWindow({ page, pageSize }),
      })
      return ok({
        rows: rows.map(({ id, name, providerType, price, currency, isActive, ...row }) => ({
          id,
          name,
          providerType,
          price,
          currency,
          isActive,
          ...withoutNulls({
            minInboxes: row.minInboxes,
            maxInboxes: row.maxInboxes,
            promiseHours: row.promiseHours,
          }),
        })),
        total,
      })
    },
  } satisfies Partial<Handlers>
}

/** Only what was given: a column that is left out stays as it is. */
const defaultColumns = ({
  platform,
  planId,
  exportFormat,
  letterLanguage,
}: NonNullable<ParsedArgs<'customers.save'>['defaults']> = {}) => ({
  ...(platform !== undefined && { defaultPlatform: platform }),
  ...(planId !== undefined && { defaultPlanId: planId }),
  ...(exportFormat !== undefined && { defaultExportFormat: exportFormat }),
  ...(letterLanguage !== undefined && { letterLanguage }),
})

/**
 * Why an address is refused; null: it is free, or this customer has shared it since before the
 * rule.
 */
function takenAddress(tx: Reader, email: string, id: number | undefined): string | null {
  const owner = findCustomerByEmail(tx, email)
  const had = id === undefined ? undefined : findCustomer(tx, id)?.email
  return owner === null || owner.id === id || had === email
    ? null
    : `${isolated(owner.name)} has this address already.`
}

function takenName(tx: Reader, name: string, id: number | undefined): string | null {
  const named = findPlansNamed(tx, name)
  const [owner] = named
  return owner === undefined || named.some(plan => plan.id === id)
    ? null
    : `The plan ${isolated(owner.name)} is there already. Choose another name.`
}
