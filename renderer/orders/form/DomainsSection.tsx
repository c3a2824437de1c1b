import { Textarea } from '@mantine/core'
import { countOf } from '../../words/words.ts'
import { DomainFindings } from './DomainFindings.tsx'
import { PracticeDomains } from './PracticeDomains.tsx'
import { Section } from './Section.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** Any list of domains, read while it is typed. */
export function DomainsSection({ state }: { readonly state: OrderFormState }) {
  const { form, field, reading } = state
  const insert = (name: string) => {
    const text = form.getValues().domains
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    form.setFieldValue('domains', `${text}${gap}${name}\n`)
  }
  return (
    <Section
      title="Domains"
      aside={
        reading.names.length > 0 && (
          <span className="tabular" aria-live="polite">
            {`${countOf(reading.names.length, 'domain')} read`}
          </span>
        )
      }
    >
      <div>
        <Textarea
          {...field(
            'domains',
            'Paste any list: commas, lines, tabs or whole web addresses. Repeated names count once.',
          )}
          label="Domain names"
          placeholder={'acme-mail.com\nhttps://www.acme-hello.com/'}
          autosize
          minRows={4}
          maxRows={12}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: 'mono' }}
        />
        <DomainFindings state={state} />
      </div>
      <PracticeDomains names={reading.names} onInsert={insert} />
    </Section>
  )
}
