import dayjs from 'dayjs'
import type { DomainReading } from '../../../shared/domain-names.ts'
import type { HostingPlatform, SubmitArgs } from '../../../shared/order.ts'
import { maxInboxesPerDomain, prefixSchema } from '../../../shared/order.ts'
import type { OrderForm } from '../../../shared/order-view.ts'
import { usualRegistrar } from '../../../shared/registrars/catalogue.ts'
import {
  emptyKeys,
  type TypedKeys,
  typedFor,
  withoutTicks,
} from '../../../shared/registrars/keys.ts'

export type PrefixValues = {
  readonly prefix: string
  readonly firstName: string
  readonly lastName: string
  readonly profilePictureLink: string
}

/** What the order form holds; its paths are those of `orders.submit`. */
export type OrderFormValues = {
  readonly customerId: number | null
  readonly planId: number | null
  readonly domains: string
  readonly inboxesPerDomain: number
  /** Always three; those beyond `inboxesPerDomain` are not sent. */
  readonly prefixes: readonly PrefixValues[]
  readonly hostingPlatform: HostingPlatform | null
  readonly otherPlatform: string
  readonly credentials: TypedKeys
  /** `saved` counts only where keys are remembered for customer and registrar. */
  readonly keySource: 'saved' | 'typed'
  readonly rememberKeys: boolean
  readonly forwardingUrl: string
  readonly profilePictureLink: string
  readonly emailPersonaPictureLink: string
  readonly masterInboxEmail: string
  readonly masterInboxConfirmation: boolean
  readonly additionalInfo: string
  readonly couponCode: string
  /** As the number field gives it: empty text when cleared. */
  readonly amount: number | string
  readonly currency: string
  /** Local time as a `datetime-local` field holds it. */
  readonly paidAt: string
  readonly billingStatus: string
}

const emptyPrefix: PrefixValues = {
  prefix: '',
  firstName: '',
  lastName: '',
  profilePictureLink: '',
}

export const emptyForm: OrderFormValues = {
  customerId: null,
  planId: null,
  domains: '',
  inboxesPerDomain: 3,
  prefixes: Array.from({ length: maxInboxesPerDomain }, () => emptyPrefix),
  hostingPlatform: usualRegistrar,
  otherPlatform: '',
  credentials: emptyKeys,
  keySource: 'saved',
  rememberKeys: true,
  forwardingUrl: '',
  profilePictureLink: '',
  emailPersonaPictureLink: '',
  masterInboxEmail: '',
  masterInboxConfirmation: false,
  additionalInfo: '',
  couponCode: '',
  amount: '',
  currency: '',
  paidAt: '',
  billingStatus: '',
}

/** The form of a stored order. Credentials never come back, so they start empty. */
export function formOf(order: OrderForm): OrderFormValues {
  const { prefixes, paidAt, hasCredentials, hostingPlatform, ...rest } = order
  return {
    ...emptyForm,
    ...rest,
    // the order has keys of its own
    keySource: hasCredentials ? 'typed' : 'saved',
    hostingPlatform: hostingPlatform ?? null,
    prefixes: emptyForm.prefixes.map((_, at) => ({
      prefix: prefixes[at]?.prefix ?? '',
      firstName: prefixes[at]?.firstName ?? '',
      lastName: prefixes[at]?.lastName ?? '',
      profilePictureLink: prefixes[at]?.profilePictureLink ?? '',
    })),
    paidAt: paidAt === undefined ? '' : localTime(paidAt),
  }
}

/** Rows that count: up to the chosen number, without empty ones at the end; at least one. */
export function usedPrefixes(values: OrderFormValues): readonly PrefixValues[] {
  const rows = values.prefixes.slice(0, values.inboxesPerDomain)
  const last = rows.findLastIndex(row => Object.values(row).some(text => text.trim() !== ''))
  return rows.slice(0, Math.max(last + 1, 1))
}

/** Prefixes that are fit to be one, each once: what an order makes mailboxes of. */
export function namedPrefixes(values: OrderFormValues): readonly string[] {
  const found = usedPrefixes(values).flatMap(row => {
    const read = prefixSchema.safeParse(row.prefix)
    return read.success ? [read.data] : []
  })
  return [...new Set(found)]
}

/** Those that are named; while none is, as many as were chosen. */
export function mailboxesPerDomain(values: OrderFormValues): number {
  return namedPrefixes(values).length || values.inboxesPerDomain
}

/** Mailboxes of the order. Headline, price and the bounds of the plan all go by it. */
export function mailboxCount(values: OrderFormValues, reading: DomainReading): number {
  return reading.names.length * mailboxesPerDomain(values)
}

/** Customer and plan may not be chosen yet. */
type UncheckedArgs = Omit<SubmitArgs, 'customerId' | 'planId'> & {
  readonly customerId: number | undefined
  readonly planId: number | undefined
}

/**
 * What is sent. On a new order empty fields are left out; on an edit they are sent empty,
 * because an omitted key means "keep".
 */
export function submitArgs(
  values: OrderFormValues,
  order: {
    readonly id?: number | undefined
    readonly asDraft: boolean
    readonly usesSavedKeys?: boolean
  },
): UncheckedArgs {
  const isEdit = order.id !== undefined
  const text = (typed: string) => (typed.trim() === '' && !isEdit ? undefined : typed.trim())
  const emptied = isEdit ? null : undefined
  const usesSavedKeys = order.usesSavedKeys === true
  const credentials = usesSavedKeys ? undefined : sentCredentials(values)
  const remembers = values.rememberKeys && credentials !== undefined && !order.asDraft
  return present({
    id: order.id,
    asDraft: order.asDraft || undefined,
    customerId: values.customerId ?? undefined,
    planId: values.planId ?? undefined,
    domains: text(values.domains),
    inboxesPerDomain: values.inboxesPerDomain,
    prefixes: usedPrefixes(values).map(({ profilePictureLink, ...row }) => {
      const link = text(profilePictureLink)
      return link === undefined ? row : { ...row, profilePictureLink: link }
    }),
    hostingPlatform: values.hostingPlatform ?? undefined,
    otherPlatform: values.hostingPlatform === 'other' ? text(values.otherPlatform) : undefined,
    credentials,
    useSavedKeys: usesSavedKeys || undefined,
    rememberKeys: remembers || undefined,
    forwardingUrl: text(values.forwardingUrl),
    profilePictureLink: text(values.profilePictureLink),
    emailPersonaPictureLink: text(values.emailPersonaPictureLink),
    masterInboxEmail: text(values.masterInboxEmail),
    masterInboxConfirmation: values.masterInboxConfirmation || (isEdit ? false : undefined),
    additionalInfo: text(values.additionalInfo),
    couponCode: text(values.couponCode),
    // null empties what is stored; on a new order there is nothing to empty
    amount: typeof values.amount === 'number' ? values.amount : emptied,
    currency: values.currency.trim() === '' ? emptied : values.currency.trim(),
    paidAt: values.paidAt === '' ? emptied : wireTime(values.paidAt),
    billingStatus: text(values.billingStatus),
  })
}

/** Typed keys of any registrar; the tick is no key. */
export function hasTypedKeys({ credentials }: OrderFormValues): boolean {
  return Object.values(withoutTicks(credentials)).some(text => text !== '')
}

/** The keys of the chosen registrar as typed; absent when none was typed. */
export function sentCredentials({
  hostingPlatform,
  credentials,
}: OrderFormValues): SubmitArgs['credentials'] {
  if (hostingPlatform === null || hostingPlatform === 'other') return undefined
  const keys = typedFor(hostingPlatform, credentials)
  return Object.values(keys).some(value => value !== '' && value !== false) ? keys : undefined
}

function localTime(time: string): string {
  const local = dayjs(time)
  return local.format(local.second() === 0 ? 'YYYY-MM-DDTHH:mm' : 'YYYY-MM-DDTHH:mm:ss')
}

function wireTime(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? local : time.toISOString()
}

/** Takes out the keys whose value is undefined: an absent key means "keep". */
function present<Value extends object>(value: Value): Value {
  for (const key of Object.keys(value))
    if (Reflect.get(value, key) === undefined) Reflect.deleteProperty(value, key)
  return value
}
