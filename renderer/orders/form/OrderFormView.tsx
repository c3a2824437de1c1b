import { Input, SegmentedControl } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { clsx } from 'clsx'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Order } from '../../../shared/orders/order-view.ts'
import { type OrderFormValues } from '../../../shared/orders/typed-form.ts'
import { recordBy } from '../../../shared/record-of.ts'
import { isRegistrarId, registrarIds } from '../../../shared/registrars/catalogue.ts'
import { firstKeyName } from '../../../shared/registrars/keys.ts'
import { askForKeys } from '../../customers/give-keys/key-question.ts'
import { focusFirst } from '../../ui/form/focus-first.ts'
import { ChangedDialog } from './ChangedDialog.tsx'
import { CustomerAndPlan } from './CustomerAndPlan.tsx'
import { DomainsSection } from './DomainsSection.tsx'
import { ExtrasSection } from './ExtrasSection.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { dropLockedForm } from './locked-form.ts'
import classes from './OrderForm.module.css'
import { PrefixPatterns } from './PrefixPatterns.tsx'
import { PrefixRow } from './PrefixRow.tsx'
import { RegistrarSection } from './RegistrarSection.tsx'
import { Section } from './Section.tsx'
import { Summary } from './Summary.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'
import { type FormStart, type OrderFormState, useOrderForm } from './use-order-form.ts'
import { useUnfinishedForm } from './use-unfinished-form.ts'
import { hasTypedKeys } from './values.ts'

type Props = {
  readonly order?: Order | undefined
  readonly start?: FormStart | undefined
  /**
   * Id under which what is typed is stored against crashes and leaving; a stored order has
   * none.
   */
  readonly unfinishedId?: number
  /** What was typed here when the window was locked. */
  readonly locked?: OrderFormValues | undefined
  /** Drawn above the fields. */
  readonly offer?: ReactNode
  /** The part of the form that takes the focus: `key` or `prefixes`. */
  readonly part?: string | undefined
}

/** Fields of each part, as errors name them. */
const fieldsOf: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  key: recordBy(
    registrarIds,
    id => `credentials.${firstKeyName(id)}`,
    () => true,
  ),
  prefixes: { 'prefixes.0.prefix': true },
}

/** The form on the left, what will come of it on the right. */
export function OrderFormView({ order, start, part, unfinishedId, locked, offer }: Props) {
  const [, navigate] = useLocation()
  const state = useOrderForm(order, start)
  const { form } = state
  const unfinished = useUnfinishedForm(state.values, unfinishedId)
  const isUnfinished = unfinishedId !== undefined
  // keys are the one thing that is not stored
  const guard = useLeaveGuard(isUnfinished ? hasTypedKeys(state.values) : form.isDirty())
  const element = useRef<HTMLFormElement>(null)
  const [focusCount, setFocusCount] = useState(0)

  const takeUp = useEffectEvent(() => {
    if (locked !== undefined) form.setValues(locked)
    dropLockedForm()
  })
  useEffect(() => takeUp(), [])

  const focusProblem = useEffectEvent(() => focusFirst(element.current, form.errors))
  useEffect(() => {
    if (focusCount > 0) focusProblem()
  }, [focusCount])

  useEffect(() => {
    if (part !== undefined) focusFirst(element.current, fieldsOf[part] ?? {})
  }, [part])

  const send = async (isDraft: boolean, version?: number) => {
    const id = await state.send(isDraft, version)
    if (id === null) return setFocusCount(count => count + 1)
    guard.open()
    unfinished.forget()
    const { customerId, hostingPlatform: platform } = state.values
    const hasNewKeys = !isDraft && order !== undefined && hasTypedKeys(state.values)
    if (hasNewKeys && customerId !== null && isRegistrarId(platform))
      askForKeys({ customerId, platform, from: id })
    navigate(`/orders/${id}`)
  }
  const create = () => {
    if (!state.isSending && guard.target === null) void send(false)
  }
  useHotkeys([['mod+Enter', create]], [])

  return (
    <form
      ref={element}
      className={classes.panes}
      noValidate
      aria-label={order === undefined ? 'New order' : `Order ${order.id}`}
      onSubmit={event => event.preventDefault()}
    >
      <div className={clsx(classes.fields, 'readable-errors')}>
        {offer}
        <CustomerAndPlan state={state} />
        <DomainsSection state={state} />
        <MailboxesSection state={state} />
        <RegistrarSection state={state} />
        <ExtrasSection state={state} />
      </div>
      <Summary
        state={state}
        onCreate={create}
        onSaveDraft={() => void send(true)}
        onShowProblems={() => setFocusCount(count => count + 1)}
      />
      {order !== undefined && (
        <ChangedDialog
          order={order}
          state={state}
          onSaveOver={version => void send(state.isDraftTried, version)}
        />
      )}
      <LeaveDialog
        losesKeysOnly={isUnfinished}
        isOpen={guard.target !== null}
        onStay={guard.stay}
        onLeave={guard.leave}
      />
    </form>
  )
}

/** How many mailboxes each domain gets, and whose they are. */
function MailboxesSection({ state }: { readonly state: OrderFormState }) {
  const { form, field, values } = state
  const { error } = field('inboxesPerDomain')
  return (
    <Section title="Mailboxes">
      <Input.Wrapper label="Mailboxes per domain" labelElement="div" error={error}>
        <div data-path="inboxesPerDomain">
          <SegmentedControl
            aria-label="Mailboxes per domain"
            w={144}
            data={['1', '2', '3']}
            value={String(values.inboxesPerDomain)}
            onChange={value => form.setFieldValue('inboxesPerDomain', Number(value))}
          />
        </div>
      </Input.Wrapper>
      <PrefixPatterns state={state} />
      {values.prefixes.slice(0, values.inboxesPerDomain).map((row, at) => (
        <PrefixRow key={at} state={state} at={at} row={row} />
      ))}
    </Section>
  )
}
