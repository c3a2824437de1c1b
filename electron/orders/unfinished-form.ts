import { z } from 'zod'
import type { Reader, Writer } from '../../db/core/database.ts'
import { findCustomer } from '../../db/customers/customers.ts'
import { facesOf, type Person } from '../../db/customers/deletions.ts'
import { dropSetting, readSetting, writeSetting } from '../../db/settings/settings.ts'
import { namesPerson } from '../../shared/customers/names-person.ts'
import {
  mostUnfinishedForms,
  type UnfinishedForm,
  type UnfinishedFormRow,
  unfinishedFormSchema,
} from '../../shared/orders/form.ts'
import { iso } from '../scheduler/clock.ts'

const name = 'forms.new-order'
const storedSchema = z.object({
  id: z.int(),
  values: unfinishedFormSchema,
  savedAt: z.number(),
})

/** Keeps the form over a crash, beside the others; without values it is forgotten. */
export function keepForm(
  tx: Writer,
  id: number,
  values: UnfinishedForm | undefined,
  now: number,
): void {
  const others = storedForms(tx).filter(form => form.id !== id)
  const forms = values === undefined ? others : [{ id, values, savedAt: now }, ...others]
  if (forms.length === 0) dropSetting(tx, name)
  else writeSetting(tx, name, forms.slice(0, mostUnfinishedForms))
}

/** The kept forms, newest first. */
export function readForms(tx: Reader): readonly UnfinishedFormRow[] {
  return storedForms(tx).map(({ id, values, savedAt }) => {
    const customer =
      values.customerId === undefined ? null : findCustomer(tx, values.customerId)
    return { id, values, savedAt: iso(savedAt), ...(customer !== null && { customer }) }
  })
}

/** The forms that can be read; another version may have stored others. */
const storedForms = (tx: Reader) =>
  (z.array(z.unknown()).safeParse(readSetting(tx, name)).data ?? []).flatMap(
    form => storedSchema.safeParse(form).data ?? [],
  )

/** Gives forms of a customer to another, of these ids when they are given; returns their ids. */
export function giveForms(
  tx: Writer,
  from: number,
  to: number,
  ids?: readonly number[],
): readonly number[] {
  const forms = storedForms(tx)
  const given = forms
    .filter(form => form.values.customerId === from && (ids?.includes(form.id) ?? true))
    .map(form => form.id)
  if (given.length > 0)
    writeSetting(
      tx,
      name,
      forms.map(form =>
        given.includes(form.id)
          ? { ...form, values: { ...form.values, customerId: to } }
          : form,
      ),
    )
  return given
}

/** Whether a form is for this person: by customer, by address or, without a customer, by name. */
const isOf =
  (person: Person) =>
  ({ values }: ReturnType<typeof storedForms>[number]) =>
    facesOf(person).some(
      ({ id, name: called, email }) =>
        values.customerId === id ||
        namesPerson(values, { name: '', email }) ||
        (values.customerId === undefined &&
          namesPerson(values.additionalInfo, { name: called, email })),
    )

export const countFormsOf = (tx: Reader, person: Person): number =>
  storedForms(tx).filter(isOf(person)).length

export function dropFormsOf(tx: Writer, person: Person): void {
  for (const form of storedForms(tx).filter(isOf(person))) keepForm(tx, form.id, undefined, 0)
}
