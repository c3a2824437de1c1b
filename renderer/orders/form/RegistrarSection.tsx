import { Input, SegmentedControl, TextInput } from '@mantine/core'
import { type HostingPlatform, hostingPlatforms } from '../../../shared/orders/order.ts'
import { useCall } from '../../app/bridge.ts'
import { PartError } from '../../ui/states/PartError.tsx'
import { keyRetentionSentence } from '../../words/key-retention.ts'
import { platformWords } from '../../words/words.ts'
import { KeyTest } from './KeyTest.tsx'
import { RegistrarKeys } from './RegistrarKeys.tsx'
import { RememberKeys, SavedKeys } from './SavedKeys.tsx'
import { Section } from './Section.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** Where the domains are registered, and the keys to set their nameservers there. */
export function RegistrarSection({ state }: { readonly state: OrderFormState }) {
  const { form, field, values } = state
  const { error } = field('hostingPlatform')
  const isPlatform = (value: string): value is HostingPlatform =>
    hostingPlatforms.some(platform => platform === value)
  return (
    <Section title="Registrar">
      <Input.Wrapper label="Domains are registered at" labelElement="div" error={error}>
        <div data-path="hostingPlatform">
          <SegmentedControl
            aria-label="Domains are registered at"
            data={hostingPlatforms.map(value => ({ value, label: platformWords[value] }))}
            value={values.hostingPlatform ?? ''}
            onChange={value => {
              if (isPlatform(value)) form.setFieldValue('hostingPlatform', value)
            }}
          />
        </div>
      </Input.Wrapper>
      {state.usesSavedKeys && <SavedKeys state={state} />}
      {values.hostingPlatform !== null && values.hostingPlatform !== 'other' && (
        <>
          {!state.usesSavedKeys && (
            <>
              <RegistrarKeys state={state} id={values.hostingPlatform} />
              <RememberKeys state={state} />
            </>
          )}
          <KeyRetention />
          <KeyTest state={state} platform={values.hostingPlatform} />
        </>
      )}
      {values.hostingPlatform === 'other' && (
        <TextInput
          {...field(
            'otherPlatform',
            'Boxwright has no way into it, so the order will be worked by hand.',
          )}
          label="Name of the registrar (optional)"
          placeholder="GoDaddy"
          maw={320}
        />
      )}
    </Section>
  )
}

/** What becomes of the keys of this order, by the current setting. */
function KeyRetention() {
  const { data, error, refetch } = useCall('settings.get', {})
  if (data === undefined && error !== null)
    return <PartError error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  return <p className="small quiet">{keyRetentionSentence(data.registrars.keysKeptDays)}</p>
}
