import { Radio, Stack } from '@mantine/core'
import { countOf } from '../../../shared/text/count-of.ts'

type Props = {
  readonly count: number
  readonly isRemoving: boolean
  readonly onChange: (isRemoving: boolean) => void
  /** Completes "Removed one by one, after …": "the order is cancelled". */
  readonly after: string
}

/** What becomes of the mailboxes that exist when their orders are cancelled. */
export function KeepOrRemove({ count, isRemoving, onChange, after }: Props) {
  const mailboxes = countOf(count, 'mailbox', 'mailboxes')
  return (
    <Radio.Group
      label="Mailboxes at Mailin"
      value={isRemoving ? 'remove' : 'keep'}
      onChange={value => onChange(value === 'remove')}
    >
      <Stack gap={6}>
        <Radio value="keep" label={`Keep ${mailboxes}`} data-autofocus />
        <Radio
          value="remove"
          label={`Remove ${mailboxes}`}
          description={`With every message in them. They are removed one by one, after ${after}.`}
        />
      </Stack>
    </Radio.Group>
  )
}
