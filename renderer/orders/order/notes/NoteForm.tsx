import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { maxNoteLength, noteText } from '../../../../shared/orders/note.ts'
import { numberText } from '../../../../shared/text/locale.ts'
import { isMac } from '../../../app/platform.ts'

type Props = {
  readonly label: string
  readonly help?: string
  readonly submitLabel: string
  readonly text: string
  readonly isBusy: boolean
  readonly isFocused?: boolean
  readonly onType: (text: string) => void
  readonly onSubmit: (text: string) => void
  readonly onCancel?: () => void
}

/** From here on it says how much room is left. */
const nearEnd = maxNoteLength - 200

/** Where a note is written or changed; what is wrong with it is said when it is sent. */
export function NoteForm(props: Props) {
  const { label, help, submitLabel, text, isBusy, isFocused = false, onCancel } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [isAsked, setAsked] = useState(false)
  const parsed = noteText.safeParse(text)
  const error = isAsked ? parsed.error?.issues[0]?.message : undefined
  const length = text.trim().length
  const room = `${numberText(length)} of ${numberText(maxNoteLength)} characters`

  function submit() {
    setAsked(!parsed.success)
    if (parsed.success) props.onSubmit(parsed.data)
    else field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else if (event.key === 'Escape' && onCancel !== undefined) onCancel()
    else return
    event.preventDefault()
  }

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Textarea
        ref={field}
        label={label}
        value={text}
        error={error}
        description={error === undefined && length > nearEnd ? room : help}
        autosize
        minRows={2}
        maxRows={12}
        autoFocus={isFocused}
        onChange={event => props.onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex to-end gap-8 mt-8">
        {onCancel !== undefined && (
          <Button variant="default" size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          size="xs"
          loading={isBusy}
          title={isMac ? '⌘ Enter' : 'Ctrl+Enter'}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
