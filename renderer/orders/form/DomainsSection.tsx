import { Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { DomainProblem } from '../../../shared/domains/domain-names.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { showUndo } from '../../ui/show-undo.tsx'
import { DomainFindings } from './DomainFindings.tsx'
import { PracticeDomains } from './PracticeDomains.tsx'
import { Section } from './Section.tsx'
import type { OrderFormState } from './use-order-form.ts'
import { placesOf, withoutEntries } from './wrong-entries.ts'

/** Any list of domains, read while it is typed. */
export function DomainsSection({ state }: { readonly state: OrderFormState }) {
  const { form, field, reading } = state
  const insert = (name: string) => {
    const text = form.getValues().domains
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    form.setFieldValue('domains', `${text}${gap}${name}\n`)
  }
  const textField = useRef<HTMLTextAreaElement>(null)
  const show = (problem: DomainProblem) => {
    const [place] = placesOf(form.getValues().domains, problem)
    if (place === undefined) return
    // with the focus the field scrolls to what is selected
    textField.current?.blur()
    textField.current?.setSelectionRange(place.start, place.end)
    textField.current?.focus()
  }
  const remove = (problems: readonly DomainProblem[]) => {
    const before = form.getValues().domains
    form.setFieldValue('domains', withoutEntries(before, problems))
    form.clearFieldError('domains')
    textField.current?.focus()
    showUndo(`${countOf(problems.length, 'entry', 'entries')} removed`, () =>
      form.setFieldValue('domains', before),
    )
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
          ref={textField}
          label="Domain names"
          placeholder={'acme-mail.com\nhttps://www.acme-hello.com/'}
          autosize
          minRows={4}
          maxRows={12}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: 'mono' }}
        />
        <DomainFindings state={state} onShow={show} onRemove={remove} />
      </div>
      <PracticeDomains names={reading.names} onInsert={insert} />
    </Section>
  )
}
