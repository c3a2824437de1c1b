import { useForm } from '@mantine/form'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { BorderFailure } from '../../../shared/border/failure.ts'
import { readTypedDomains } from '../../../shared/domains/typed-domains.ts'
import { submitSchema } from '../../../shared/orders/form.ts'
import { draftProblems, orderProblems } from '../../../shared/orders/form-problems.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import {
  emptyForm,
  type OrderFormValues,
  submitArgs,
} from '../../../shared/orders/typed-form.ts'
import type { Problems } from '../../../shared/problems.ts'
import type { SavedKeys } from '../../../shared/registrars/key-test.ts'
import { withoutTicks } from '../../../shared/registrars/keys.ts'
import { CallFailure, useCall, useDo } from '../../app/bridge.ts'
import { fieldProps } from '../../ui/form/field-props.ts'
import { atFormFields, type Refusal, stillRefused } from './refusal.ts'
import { useOtherOrders } from './use-other-orders.ts'
import { usePrice } from './use-price.ts'
import { type UsualStart, useUsualStart } from './use-usual-start.ts'
import { formOf } from './values.ts'

export type OrderFormState = ReturnType<typeof useOrderForm>

/** What a new order starts with, when it is not empty. */
export type FormStart = {
  readonly values: OrderFormValues
  /** The chosen customer, who may not be among those that are listed first. */
  readonly customer?:
    | { readonly id: number; readonly name: string; readonly email: string }
    | undefined
  /** What of the values are the customer's defaults. */
  readonly usual?: UsualStart
}

const noOwn = {}

/** Values of one order form, what is wrong with them, and the way to send them. */
export function useOrderForm(
  order: Order | undefined,
  start: FormStart = { values: emptyForm },
) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { version, trouble, setTrouble, dropTrouble } = useTrouble(order)
  const [refusedKeys, setRefusedKeys] = useState<string | null>(null)
  const [triedAs, setTriedAs] = useState<'order' | 'draft' | null>(null)
  const plans = useCall('plans.list', { page: 1, pageSize: 500 })
  const submit = useDo('orders.submit', { isQuiet: true })
  const form = useForm<OrderFormValues>({
    initialValues: order === undefined ? start.values : formOf(order.form),
    validateInputOnBlur: true,
    validate: values => ({
      ...stillRefused(values, refusal),
      ...problemsOf(values, triedAs === 'draft'),
    }),
  })
  const { values } = form
  const takeDefaults = useUsualStart(form, plans.data?.rows ?? [], start.usual)
  const typedDomains = useDeferredValue(values.domains)
  const reading = useMemo(() => readTypedDomains(typedDomains), [typedDomains])
  const { conflicts, delivered } = useOtherOrders(reading.names, order?.id)
  const plan = plans.data?.rows.find(one => one.id === values.planId)
  const own = order?.form.ownPrefixes ?? noOwn
  const price = usePrice(values, reading, plan, own)
  const savedKeys = useSavedKeys(values)
  const usesSavedKeys = savedKeys !== undefined && values.keySource === 'saved'
  const storedKeysFor =
    order?.form.hasCredentials === true ? order.form.hostingPlatform : undefined

  function problemsOf(now: OrderFormValues, isDraft: boolean): Problems {
    const facts = {
      reading: readTypedDomains(now.domains),
      conflicts,
      plan,
      own,
      storedKeysFor,
      usesSavedKeys,
    }
    return isDraft ? draftProblems(now) : orderProblems(now, facts)
  }

  /**
   * Submits the form or saves it as a draft. Returns the order's id, or null when something
   * needs correction.
   */
  async function send(isDraft: boolean, seen = version): Promise<number | null> {
    const now = form.getValues()
    setRefusal(null)
    setTrouble(null)
    setTriedAs(isDraft ? 'draft' : 'order')
    const problems = problemsOf(now, isDraft)
    form.setErrors(problems)
    const sent = submitSchema.safeParse(
      submitArgs(now, { id: order?.id, version: seen, asDraft: isDraft, usesSavedKeys }),
    )
    if (Object.keys(problems).length > 0 || !sent.success) return null
    try {
      return (await submit.mutateAsync(sent.data)).id
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      const fields = atFormFields(error.failure.fields ?? {}, now)
      setRefusal({ values: now, fields })
      form.setErrors(fields)
      setTrouble(error.failure)
      return null
    }
  }

  /** Props of an input; an error takes the place of the help. */
  const field = (path: string, help?: ReactNode, type?: 'input' | 'checkbox') =>
    fieldProps(form, path, help, type)

  const openProblems =
    triedAs === null
      ? 0
      : Object.keys({
          ...stillRefused(values, refusal),
          ...problemsOf(values, triedAs === 'draft'),
        }).length

  return {
    order,
    knownCustomer: order?.customer ?? start.customer,
    form,
    values,
    field,
    /** Puts the defaults of a customer that was chosen into a new order. */
    startAsUsual: (id: number | null) => order === undefined && takeDefaults(id),
    send,
    isDraftTried: triedAs === 'draft',
    dropTrouble,
    isSending: submit.isPending,
    /** A refusal that belongs to no field. */
    trouble,
    /** How many fields still need correction, once an attempt was made. */
    openProblems,
    plan,
    plans: plans.data?.rows ?? [],
    /** The registrar whose keys are stored with the order. */
    storedKeysFor,
    /** Saved keys of the customer for the registrar. */
    savedKeys,
    usesSavedKeys,
    /** A test of the typed keys was refused. */
    areKeysRefused: refusedKeys === keysText(values),
    /** Notes whether a test of the typed keys was refused. */
    noteKeyTest: (isRefused: boolean) => setRefusedKeys(isRefused ? keysText(values) : null),
    reading,
    /** Prefixes of the stored order's domains that have their own. */
    own,
    conflicts,
    /** Completed orders that hold some of the domains. */
    delivered,
    /** The price of the order as the form is filled in. */
    price,
  }
}

/** A refusal that belongs to no field, and the version of the order for which an attempt is made. */
function useTrouble(order: Order | undefined) {
  const [trouble, setTrouble] = useState<BorderFailure | null>(null)
  // the order as it was opened, and since as staff have looked at it
  const [version, setVersion] = useState(order?.version)
  /** `seen`: the version of the order that staff have looked at. */
  function dropTrouble(seen = version): void {
    setVersion(seen)
    setTrouble(null)
  }
  return { version, trouble, setTrouble, dropTrouble }
}

/** A text that differs with keys, customer and registrar. */
function keysText(values: OrderFormValues): string {
  const { customerId, hostingPlatform, keySource } = values
  return JSON.stringify([
    customerId,
    hostingPlatform,
    keySource,
    withoutTicks(values.credentials),
  ])
}

/**
 * Saved keys of the chosen customer for the chosen registrar; undefined: none, or not known
 * yet.
 */
function useSavedKeys({ customerId, hostingPlatform }: OrderFormValues): SavedKeys | undefined {
  const { data } = useCall(
    'customers.keys',
    { id: customerId ?? 0 },
    { enabled: customerId !== null },
  )
  return data?.find(one => one.platform === hostingPlatform)
}
