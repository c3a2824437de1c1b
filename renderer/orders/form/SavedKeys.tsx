import { Button, Checkbox } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** Shown in place of the key fields when saved keys are used. */
export function SavedKeys({ state }: { readonly state: OrderFormState }) {
  const { form, savedKeys } = state
  if (savedKeys === undefined) return null
  return (
    <div className="box row gap-10" style={{ padding: '8px 12px' }}>
      <IconKey size={16} stroke={1.7} aria-hidden className="quiet firm" />
      <div className="grow">
        <div>The keys remembered for this customer are used</div>
        <div className="small quiet">
          <span aria-hidden className="mono">
            ••••••••
          </span>{' '}
          Remembered <RelativeTime at={savedKeys.savedAt} />
        </div>
      </div>
      <Button
        variant="default"
        size="xs"
        onClick={() => form.setFieldValue('keySource', 'typed')}
      >
        Enter other keys
      </Button>
    </div>
  )
}

/** A tick to save typed keys for the customer's next orders, and the way back to saved ones. */
export function RememberKeys({ state }: { readonly state: OrderFormState }) {
  const { form, field, savedKeys } = state
  return (
    <div className="row wrap between gap-4-16">
      <Checkbox
        {...field(
          'rememberKeys',
          'From the moment that the registrar accepts them.',
          'checkbox',
        )}
        label="Remember for this customer"
      />
      {savedKeys !== undefined && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => form.setFieldValue('keySource', 'saved')}
        >
          Use the remembered keys
        </Button>
      )}
    </div>
  )
}
