import { z } from 'zod'
import type { Time } from '../border/paging.ts'
import type { Titles } from '../imports/titles.ts'
import { orderVersion } from './edits.ts'
import { choosePlan, type ExtraInput, type Field, fields } from './form-fields.ts'
import { typedCredentialsSchema } from './order.ts'
import type { OwnPrefixes, PrefixEntry } from './prefixes.ts'

type Fields = typeof fields
export type FormKey = keyof Fields
type KeysOf<Shape> = {
  [Key in FormKey]: Fields[Key] extends Shape ? Key : never
}[FormKey]
/** Fields whose value is null while nothing is chosen. */
export type ChoiceKey = KeysOf<{ readonly isChoice: true }>
export type SentKey = KeysOf<{ readonly schema: z.ZodType }>
export type ExtraKey = KeysOf<{ readonly input: ExtraInput }>
export type ColumnKey = KeysOf<{ readonly column: 'goes' | 'stays' }>
export type ImportedKey = KeysOf<{ readonly titles: Titles }>

export const formFields: Readonly<Record<FormKey, Field>> = fields
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const formKeys = Object.keys(fields) as FormKey[]
export const shortLabel = (key: FormKey) => formFields[key].short ?? formFields[key].label
const keysWith = <Key extends FormKey>(has: (field: Field) => boolean) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `has` asks for what the type of the keys asks for
  formKeys.filter(key => has(formFields[key])) as Key[]
export const choiceKeys = keysWith<ChoiceKey>(field => field.isChoice === true)
export const sentKeys = keysWith<SentKey>(field => field.schema !== undefined)
export const extraKeys = keysWith<ExtraKey>(field => field.input !== undefined)
export const columnKeys = keysWith<ColumnKey>(field => field.column !== null)
export const importedKeys = keysWith<ImportedKey>(field => field.titles !== null)

type Typed<Of extends Field> =
  z.output<Of['typed']> extends (infer Row)[]
    ? readonly Readonly<Row>[]
    : z.output<Of['typed']> | (Of extends { readonly isChoice: true } ? null : never)

/** One order form: as it is typed, as it is left unfinished, and as it is stored. */
export type OrderForm = { readonly [Key in FormKey]: Typed<Fields[Key]> }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field's own empty value
export const emptyForm = Object.fromEntries(
  formKeys.map(key => [key, formFields[key].empty]),
) as OrderForm

type Sent = { readonly [Key in SentKey]: z.ZodOptional<Fields[Key]['schema']> }
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field's own schema
const sentShape = Object.fromEntries(
  sentKeys.map(key => [key, z.optional(fields[key].schema)]),
) as Sent

/**
 * What `orders.submit` takes. With `id` it edits a draft or a rejected order and resubmits it: what
 * is left out stays as it is stored, keys too, and null empties a field.
 */
export const formSchema = z.strictObject({
  id: z.int().positive().optional(),
  version: orderVersion,
  asDraft: z.boolean().optional(),
  ...sentShape,
  credentials: typedCredentialsSchema.optional(),
  /** True: takes the keys that are remembered for the customer in place of typed ones. */
  useSavedKeys: z.boolean().optional(),
})

/**
 * Required, unless the form has one of `others`; as a refinement, so that it is told with all other
 * problems. An edit keeps what it leaves out.
 */
const isThere =
  (key: 'customerId' | 'planId', ...others: readonly ('id' | 'asDraft')[]) =>
  (form: object) =>
    [key, ...others].some(name => ![undefined, false].includes(Reflect.get(form, name)))
const always = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
}

export const submitSchema = formSchema
  .refine(isThere('customerId', 'id'), {
    path: ['customerId'],
    error: 'Choose a customer.',
    ...always,
  })
  .refine(isThere('planId', 'id', 'asDraft'), {
    path: ['planId'],
    error: choosePlan,
    ...always,
  })
export type SubmitArgs = z.input<typeof submitSchema>
export type Submission = z.output<typeof submitSchema>

/** Why the registrar keys of an order were forgotten. */
export type ForgetCause = 'order-ended' | 'customer-deleted'

type Filled<Value> = { readonly [Key in keyof Value]?: NonNullable<Value[Key]> }

/** The form of an order as it was last saved, to edit and resubmit it; without registrar keys. */
export type StoredForm = Filled<
  Omit<
    Submission,
    'id' | 'asDraft' | 'planId' | 'credentials' | 'useSavedKeys' | 'rememberKeys'
  >
> & {
  readonly customerId: number
  /** null: none was chosen yet, and the order was never submitted. */
  readonly planId: number | null
  readonly domains: string
  readonly inboxesPerDomain: number
  readonly prefixes: readonly Partial<PrefixEntry>[]
  /** Prefixes of domains that have their own; all others have `prefixes`. */
  readonly ownPrefixes?: OwnPrefixes<Partial<PrefixEntry>>
  /** Keys for its registrar are stored; leave the fields empty to keep them. */
  readonly hasCredentials: boolean
  /** When the order's keys were forgotten, and why. */
  readonly keysForgottenAt?: Time
  readonly keysForgottenCause?: ForgetCause
}

/** What staff have typed into a new order so far. A choice that was not made is left out. */
export type UnfinishedForm = Omit<OrderForm, ChoiceKey> & Filled<Pick<OrderForm, ChoiceKey>>

const isChoice = (key: FormKey) => choiceKeys.some(one => one === key)
/** A field that came later than the unfinished form is empty in it. */
const unfinishedShape = Object.fromEntries(
  formKeys.map(key => {
    const { typed, empty } = formFields[key]
    return [key, isChoice(key) ? typed.optional() : typed.default(empty)]
  }),
)

/**
 * Unfinished, so hardly anything is checked. It has no field for a key, so that none is ever stored
 * with it.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape is that of every field
export const unfinishedFormSchema = z.strictObject(unfinishedShape) as unknown as z.ZodType<
  UnfinishedForm,
  UnfinishedForm
>

/** At most so many; the oldest one is dropped for a new one. */
export const mostUnfinishedForms = 10

/** Offered when staff open New order again. */
export type UnfinishedFormRow = {
  /** When the form was opened, in milliseconds; it stays until the form is an order or gone. */
  readonly id: number
  readonly values: UnfinishedForm
  readonly savedAt: string
  /** The chosen customer, to be shown by name. */
  readonly customer?: { readonly id: number; readonly name: string; readonly email: string }
}
