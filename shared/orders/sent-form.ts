import { defined } from '../record-of.ts'
import {
  type ColumnKey,
  choiceKeys,
  columnKeys,
  type ExtraKey,
  emptyForm,
  extraKeys,
  type FormKey,
  formFields,
  formKeys,
  type OrderForm,
  type StoredForm,
  type Submission,
  type SubmitArgs,
  type UnfinishedForm,
} from './form.ts'
import type { ExtraInput } from './form-fields.ts'
import { emptyPrefix, usedPrefixes } from './prefixes.ts'

/** The form at the process border: what is left out is kept as it is stored, null empties it. */

const trimmed = (typed: unknown) => String(typed).trim() || undefined
const asSent: Readonly<Record<ExtraInput, (typed: unknown) => unknown>> = {
  line: trimmed,
  link: trimmed,
  email: trimmed,
  paragraph: trimmed,
  tick: typed => typed === true || undefined,
  amount: typed => (typeof typed === 'number' ? typed : undefined),
  time: typed => (typed === '' ? undefined : wireTime(String(typed))),
}

/** ISO-8601 in UTC; what is no time comes back as it is, and is refused. */
export function wireTime(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? local : time.toISOString()
}

/** A time as a `datetime-local` field has it; '' for what is no time. */
export function localTime(time: string): string {
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return ''
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString()
  return local.slice(0, at.getSeconds() === 0 ? 16 : 19)
}

function sentExtra(form: OrderForm, key: ExtraKey, isEdit: boolean): unknown {
  const { input = 'line', emptied } = formFields[key]
  return asSent[input](form[key]) ?? (isEdit ? emptied : undefined)
}

export type SentForm = Omit<SubmitArgs, 'id' | 'asDraft' | 'credentials' | 'useSavedKeys'>

/**
 * What `orders.submit` is sent of a form. Empty fields of a new order are left out; of an edit they
 * are sent empty, because what is left out stays as it is stored.
 */
export function sentForm(form: OrderForm, isEdit: boolean): SentForm {
  const text = (typed: string) => (typed.trim() === '' && !isEdit ? undefined : typed.trim())
  const extras = extraKeys.map(key => [key, sentExtra(form, key, isEdit)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever it holds, the schema of `orders.submit` decides
  return defined({
    customerId: form.customerId ?? undefined,
    planId: form.planId ?? (isEdit ? null : undefined),
    domains: text(form.domains),
    inboxesPerDomain: form.inboxesPerDomain || undefined,
    prefixes: usedPrefixes(form).map(({ profilePictureLink, ...row }) =>
      defined({ ...row, profilePictureLink: text(profilePictureLink) }),
    ),
    hostingPlatform: form.hostingPlatform ?? undefined,
    otherPlatform: form.hostingPlatform === 'other' ? text(form.otherPlatform) : undefined,
    ...Object.fromEntries(extras),
  }) as SentForm
}

/** A stored form with what is sent of it now in its place. */
export function mergedForm(stored: Partial<StoredForm>, given: Submission): Submission {
  const prefixes = stored.prefixes?.map(row => defined({ ...row }))
  return { ...stored, ...(prefixes && { prefixes }), ...defined(given) }
}

/** The fields with a column of their own name, as columns; null where the row has nothing. */
export function formColumns<Row extends { readonly [Key in ColumnKey]?: unknown }>(row: Row) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just these keys of the row
  return Object.fromEntries(columnKeys.map(key => [key, row[key] ?? null])) as {
    [Key in ColumnKey]: Exclude<Row[Key], undefined> | null
  }
}

/** An empty form in which nothing is chosen, not even what a new form proposes. */
const blankForm: OrderForm = {
  ...emptyForm,
  hostingPlatform: null,
  // no number that may be chosen
  inboxesPerDomain: 0,
  prefixes: [],
}

/** A sent or stored form as an order form; what it lacks is empty. */
export function formOf(given: Partial<StoredForm> | Submission): OrderForm {
  const entries = formKeys.map((key: FormKey) => [
    key,
    Reflect.get(given, key) ?? blankForm[key],
  ])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- key by key a sent value, which is a typed one too, or the empty one
  const form = Object.fromEntries(entries) as OrderForm
  return { ...form, prefixes: form.prefixes.map(row => ({ ...emptyPrefix, ...row })) }
}

/** What is kept of a form over a crash: everything but the keys. */
export function unfinishedOf(form: OrderForm): UnfinishedForm {
  const entries = formKeys.map(key => [key, form[key] ?? undefined])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own values, without choices that were not made
  return defined(Object.fromEntries(entries)) as UnfinishedForm
}

/** A form that was kept, to go on with. */
export function restoredForm(form: UnfinishedForm): OrderForm {
  const unmade = Object.fromEntries(choiceKeys.map(key => [key, null]))
  const rows = emptyForm.prefixes.map((empty, at) => ({ ...empty, ...form.prefixes[at] }))
  return { ...emptyForm, ...unmade, ...form, prefixes: rows }
}

/** A form for a new order like another one, without what belongs to that one alone. */
export function templateOf(form: OrderForm): OrderForm {
  const own = formKeys.filter(key => formFields[key].isOfOneOrder === true)
  return { ...form, ...Object.fromEntries(own.map(key => [key, emptyForm[key]])) }
}
