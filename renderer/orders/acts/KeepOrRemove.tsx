import { Radio, Stack } from '@mantine/core'
import { countOf } from '../../words/words.ts'

type Props = {
  readonly count: number
  readonly isRemoving: boolean
  readonly onChange: (isRemoving: boolean) => void
  /** Completes "Removal goes on behind …": "the cancelled order". */
  readonly behind: string
}

/** What becomes of the mailboxes that exist when their orders are cancelled. */
export function KeepOrRemove({ count, isRemoving, onChange, behind }: Props) {
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
          description={`With every message in them. Removal goes on behind ${behind}, one by one.`}
        />
      </Stack>
    </Radio.Group>
  )
}
