import { z } from 'zod'
import { type Reader, signatureOf, type Writer } from '../../db/core/database.ts'
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
type StoredForm = z.infer<typeof storedSchema>
const storedSchema = z.object({
  id: z.int(),
  values: unfinishedFormSchema,
  savedAt: z.number(),
  /** Whose it is; absent: of whoever sits at the database. */
  staffId: z.int().optional(),
})

/** Keeps the form over a crash, beside the others; without values it is forgotten. */
export function keepForm(
  tx: Writer,
  id: number,
  values: UnfinishedForm | undefined,
  now: number,
): void {
  const staffId = signatureOf(tx)?.id
  const forms = storedForms(tx)
  const isOwn = (form: StoredForm) => form.staffId === staffId
  const own = forms.filter(form => isOwn(form) && form.id !== id)
  const kept = values === undefined ? own : [{ id, values, savedAt: now, staffId }, ...own]
  writeForms(tx, [...kept.slice(0, mostUnfinishedForms), ...forms.filter(form => !isOwn(form))])
}

function writeForms(tx: Writer, forms: readonly StoredForm[]): void {
  if (forms.length === 0) dropSetting(tx, name)
  else writeSetting(tx, name, forms)
}

/** The kept forms of a staff member, newest first; undefined: of whoever sits at the database. */
export function readForms(tx: Reader, staffId?: number): readonly UnfinishedFormRow[] {
  const own = storedForms(tx).filter(form => form.staffId === staffId)
  return own.map(({ id, values, savedAt }) => {
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
  const isTheirs = isOf(person)
  writeForms(
    tx,
    storedForms(tx).filter(form => !isTheirs(form)),
  )
}
