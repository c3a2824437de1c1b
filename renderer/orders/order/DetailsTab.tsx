import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  extraKeys,
  type ForgetCause,
  formFields,
  type StoredForm,
  shortLabel,
} from '../../../shared/orders/form.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { moneyText } from '../../../shared/text/locale.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { exactTime } from '../../words/times.ts'
import { platformWords } from '../../words/words.ts'
import { useOrderDialog } from '../acts/use-order-dialog.ts'
import classes from './DetailsTab.module.css'
import { orderNames } from './mailbox-rows.ts'

/** The form as it was sent; what was left empty is not listed. */
export function DetailsTab({ order }: { readonly order: Order }) {
  const { form } = order
  const open = useOrderDialog()
  return (
    <div className={classes.details}>
      <Section title="Mailboxes per domain">
        <PrefixTable prefixes={form.prefixes} />
        <OwnPrefixes order={order} />
      </Section>
      <Section title="Registrar">
        <Fact name="Registered at" value={registrar(order)} />
        <Fact name="Key" value={keys(form)} />
      </Section>
      <Section title="Extras">
        <Extras form={form} of="extras" />
      </Section>
      <Section
        title="Billing"
        act={
          <Button
            size="compact-xs"
            variant="default"
            aria-label="Change billing"
            onClick={() => open({ kind: 'billing' })}
          >
            Change
          </Button>
        }
      >
        <Fact
          name="Amount"
          value={
            order.amount === undefined
              ? undefined
              : moneyText(order.amount, order.currency ?? '')
          }
        />
        <Extras form={form} of="billing" />
        <Fact
          name="Paid"
          value={form.paidAt === undefined ? undefined : exactTime(form.paidAt)}
        />
        <Fact name="Customer’s address" value={order.customer.email} isCopied />
      </Section>
    </div>
  )
}

/** What was entered in this part, but for money and times. */
function Extras({
  form,
  of,
}: {
  readonly form: StoredForm
  readonly of: 'extras' | 'billing'
}) {
  return textKeys
    .filter(key => formFields[key].group === of)
    .map(key => {
      const { input = 'line' } = formFields[key]
      const value = form[key]
      return (
        <Fact
          key={key}
          name={shortLabel(key)}
          value={value === true ? 'Yes' : value === false ? undefined : value}
          isCopied={input === 'link' || input === 'email'}
        />
      )
    })
}

const textKeys = extraKeys.filter(
  (key): key is Exclude<typeof key, 'amount' | 'currency' | 'paidAt'> =>
    key !== 'amount' && key !== 'currency' && key !== 'paidAt',
)

type SectionProps = {
  readonly title: string
  readonly act?: ReactNode
  readonly children: ReactNode
}

function Section({ title, act, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className="row between mb-4">
        <h2>{title}</h2>
        {act}
      </div>
      <dl className={classes.facts}>{children}</dl>
    </section>
  )
}

type FactProps = {
  readonly name: string
  readonly value: string | undefined
  readonly isCopied?: boolean
}

function Fact({ name, value, isCopied = false }: FactProps) {
  if (value === undefined || value === '') return null
  return (
    <div className={classes.fact}>
      <dt className="quiet">{name}</dt>
      <dd className={classes.value}>
        <OutsideText text={value} />
        {isCopied && <CopyButton text={value} what={name.toLowerCase()} />}
      </dd>
    </div>
  )
}

const forgetWords: Record<ForgetCause, string> = {
  'order-ended': 'because the order has ended',
  'customer-deleted': 'because its customer was deleted',
}

function keys({ hasCredentials, keysForgottenAt, keysForgottenCause }: Order['form']): string {
  if (keysForgottenAt !== undefined)
    return `Forgotten on ${exactTime(keysForgottenAt)}, ${forgetWords[keysForgottenCause ?? 'order-ended']}`
  return hasCredentials ? 'Stored, encrypted' : 'None'
}

function registrar({ form }: Order): string {
  if (form.hostingPlatform === undefined) return 'Not chosen yet'
  if (form.hostingPlatform === 'other' && form.otherPlatform !== undefined)
    return form.otherPlatform
  return platformWords[form.hostingPlatform]
}

/** Which domains have prefixes of their own, in the order of the form. */
function OwnPrefixes({ order }: { readonly order: Order }) {
  const own = order.form.ownPrefixes ?? {}
  return orderNames(order).flatMap(name => {
    const prefixes = own[name]
    if (prefixes === undefined) return []
    const words = prefixes.map(({ prefix = '' }) => `${prefix}@`).join(', ')
    return (
      <div key={name} className={classes.fact}>
        <dt className="mono breaks">{name}</dt>
        <dd className={classes.value}>
          <span className="mono">{words}</span>
        </dd>
      </div>
    )
  })
}

function PrefixTable({ prefixes }: Pick<StoredForm, 'prefixes'>) {
  if (prefixes.length === 0) return <p className="quiet">No prefix entered yet.</p>
  return (
    <>
      {prefixes.map(({ prefix = '', firstName = '', lastName = '' }, index) => (
        // prefixes of an unfinished draft may be empty or repeat
        <div key={`${prefix} ${index}`} className={classes.fact}>
          <dt className="mono">{`${prefix}@`}</dt>
          <dd className={classes.value}>
            <OutsideText text={`${firstName} ${lastName}`.trim() || 'No name yet'} />
          </dd>
        </div>
      ))}
    </>
  )
}
