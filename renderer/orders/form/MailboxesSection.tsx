import { Input, SegmentedControl } from '@mantine/core'
import { PrefixPatterns } from './PrefixPatterns.tsx'
import { PrefixRow } from './PrefixRow.tsx'
import { Section } from './Section.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** How many mailboxes each domain gets, and whose they are. */
export function MailboxesSection({ state }: { readonly state: OrderFormState }) {
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
