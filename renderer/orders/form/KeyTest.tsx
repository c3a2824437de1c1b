import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CallArgs } from '../../../shared/border/calls.ts'
import { sentCredentials } from '../../../shared/orders/typed-form.ts'
import { type RegistrarId, registrars } from '../../../shared/registrars/catalogue.ts'
import { isKeyRefusal, type KeyTest as Test } from '../../../shared/registrars/key-test.ts'
import { withoutTicks } from '../../../shared/registrars/keys.ts'
import { useDo } from '../../app/bridge.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'
import { KeyTestResult } from './KeyTestResult.tsx'
import type { OrderFormState } from './use-order-form.ts'

type Props = { readonly state: OrderFormState; readonly platform: RegistrarId }
type Args = CallArgs<'registrars.test'>

/** Asks the registrar whether the keys work for these domains, before anything is written. */
export function KeyTest({ state, platform }: Props) {
  const { form } = state
  const test = useDo('registrars.test', { isQuiet: true })
  const [tested, setTested] = useState('')
  const args = argsOf(state, platform)
  // an answer about other keys or domains is not shown
  const asked = JSON.stringify(args)
  const isCurrent = tested === asked
  // the form at the time of the answer, not of the question
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
  })

  const run = () => {
    setTested(asked)
    test.mutate(args, {
      onSuccess: answer => {
        if (latest.current !== asked) return
        state.noteKeyTest(!answer.works && isKeyRefusal(answer.code))
        const { ip } = registrars[platform]
        if (answer.works && ip !== null && !state.usesSavedKeys)
          form.setFieldValue(`credentials.${ip.field}`, true)
      },
      onError: ({ failure }) => {
        if (latest.current === asked) form.setErrors({ ...form.errors, ...failure.fields })
      },
    })
  }
  return (
    <div className="flex wrap at-start" style={{ gap: '6px 12px' }}>
      <Button
        variant="default"
        leftSection={<IconPlugConnected size={16} stroke={1.7} />}
        loading={test.isPending}
        onClick={run}
      >
        Test keys
      </Button>
      <div
        role="status"
        className="stack breaks miw-0 gap-4"
        style={{ flex: '1 1 280px', paddingTop: 5 }}
      >
        {isCurrent && <Answer test={test} platform={platform} />}
        {!isCurrent && (
          <span className="small quiet">
            Asks the registrar which of the domains are in the account. Nothing is changed
            there.
          </span>
        )}
      </div>
    </div>
  )
}

type AnswerProps = {
  readonly test: ReturnType<typeof useDo<'registrars.test'>>
  readonly platform: RegistrarId
}

function Answer({ test, platform }: AnswerProps) {
  if (test.isPending) return <span className="small quiet">Asking the registrar</span>
  const answer: Test | undefined = test.data
  if (answer !== undefined) return <KeyTestResult test={answer} platform={platform} />
  const failure = test.error?.failure
  if (failure === undefined || failure.fields !== undefined) return null
  const { what, todo } = borderFailureText(failure)
  return <span>{`${what}. ${todo}`}</span>
}

function argsOf(state: OrderFormState, platform: RegistrarId): Args {
  const { values, order, reading } = state
  const shared = { platform, domains: reading.names.join(' ') }
  if (state.usesSavedKeys && values.customerId !== null)
    return { ...shared, customerId: values.customerId }
  const credentials = sentCredentials(values)
  if (credentials === undefined && state.storedKeysFor === platform && order !== undefined)
    return { ...shared, orderId: order.id }
  // ticks are left out: a test that works sets one, and must not make its own answer stale
  return { ...shared, credentials: withoutTicks(credentials ?? {}) }
}
