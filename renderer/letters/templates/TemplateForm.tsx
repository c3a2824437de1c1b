import { Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useRef } from 'react'
import type { Template } from '../../../shared/letters/template-contract.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'
import classes from './Template.module.css'
import type { Part, TypedWords } from './use-template-words.ts'

type Props = { readonly template: Template; readonly words: TypedWords }

/** Subject and text, and the fields that can stand in them. */
export function TemplateForm({ template, words }: Props) {
  const subject = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const last = useRef<Part>('body')
  const refused = words.failure === undefined ? undefined : borderFailureText(words.failure)

  /** Puts a field where the cursor was, and the cursor behind it. */
  function insert(name: string, takes: 'line' | 'lines') {
    const part = takes === 'lines' ? 'body' : last.current
    const input = part === 'body' ? body.current : subject.current
    if (input === null) return
    const { selectionStart: start, selectionEnd: end, value } = input
    const field = `{{${name}}}`
    const at = start ?? value.length
    words.change(part, `${value.slice(0, at)}${field}${value.slice(end ?? at)}`)
    requestAnimationFrame(() => {
      input.focus()
      input.setSelectionRange(at + field.length, at + field.length)
    })
  }

  return (
    <form
      id="template"
      className="stack gap-16 readable-errors"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        words.submit()
      }}
    >
      <TextInput
        ref={subject}
        label="Subject"
        value={words.typed.subject}
        error={words.problem('subject')}
        onFocus={() => {
          last.current = 'subject'
        }}
        onChange={event => words.change('subject', event.currentTarget.value)}
      />
      <Textarea
        ref={body}
        label="Text"
        description={
          words.problem('body') === undefined &&
          'An empty line begins a paragraph, “- ” an item of a list. The signature follows by itself.'
        }
        autosize
        minRows={10}
        maxRows={24}
        value={words.typed.body}
        error={words.problem('body')}
        onFocus={() => {
          last.current = 'body'
        }}
        onChange={event => words.change('body', event.currentTarget.value)}
      />
      {refused !== undefined && (
        <p role="alert" className="failed">{`${refused.what}. ${refused.todo}`}</p>
      )}
      <section aria-labelledby="fields">
        <h2 id="fields">Fields</h2>
        <p className="quiet mt-2 mb-4">A press puts one where the cursor is.</p>
        <ul>
          {template.fields.map(({ name, means, takes, example }) => (
            <li key={name} className={classes.field}>
              <UnstyledButton
                className={classes.name}
                aria-label={`Insert ${name}`}
                onClick={() => insert(name, takes)}
              >
                {name}
              </UnstyledButton>
              <span>
                {means}
                {takes === 'line' && <span className="quiet">{` · ${example}`}</span>}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </form>
  )
}
