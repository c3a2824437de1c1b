import { Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { readMailboxes } from '../../../shared/imports/pasted-mailboxes.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useDo } from '../../app/bridge.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { orderNames } from '../order/mailbox-rows.ts'
import { actsOf } from './acts.ts'
import { MailboxPreview } from './MailboxPreview.tsx'

type Props = { readonly order: Order; readonly onClose: () => void }

const example = 'jane@acme.com, s3cret-Pass\nmax@acme.com, an0ther-Pass'

/** Mailboxes that staff made elsewhere, pasted in any shape and looked at before they count. */
export function EnterMailboxesForm({ order, onClose }: Props) {
  const [text, setText] = useState('')
  const [hasTried, setTried] = useState(false)
  const deferredText = useDeferredValue(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const { lines, leftOut } = useMemo(
    () => readMailboxes(deferredText, new Set(orderNames(order))),
    [deferredText, order],
  )
  const wrong = lines.filter(line => line.problem !== undefined)
  const mailboxes = lines.flatMap(({ mailbox }) => (mailbox === null ? [] : [mailbox]))
  const add = useDo('orders.addMailboxes', {
    isQuiet: true,
    // the arguments hold passwords, so React Query drops them at once
    gcTime: 0,
    onSuccess: ({ count }) => {
      showDone(
        `${countOf(count, 'mailbox', 'mailboxes')} ${actsOf(order).isByHand ? 'entered' : 'corrected'}`,
      )
      onClose()
    },
  })
  const problem =
    wrong.length > 0
      ? `${countOf(wrong.length, 'line needs', 'lines need')} correction. Correct or remove ${wrong.length === 1 ? 'it' : 'them'}.`
      : hasTried && lines.length === 0
        ? 'Paste at least one line.'
        : undefined
  const label =
    wrong.length > 0
      ? `Go to line ${wrong[0]?.line ?? 1}`
      : mailboxes.length === 0
        ? actsOf(order).isByHand
          ? 'Enter mailboxes'
          : 'Correct mailboxes'
        : `${actsOf(order).isByHand ? 'Enter' : 'Correct'} ${countOf(mailboxes.length, 'mailbox', 'mailboxes')}`

  return (
    <DialogForm
      label={label}
      failure={add.error?.failure}
      isBusy={add.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (wrong[0] !== undefined) chooseLine(field.current, wrong[0].line)
        else if (mailboxes.length > 0) add.mutate({ id: order.id, mailboxes })
      }}
    >
      <Textarea
        ref={field}
        label="Addresses and passwords"
        description={
          problem !== undefined
            ? undefined
            : 'Paste an address and a password per line. With names or hosts, paste CSV or rows of a spreadsheet with their titles.'
        }
        error={problem}
        placeholder={example}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          add.reset()
        }}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: 'mono' }}
        data-autofocus
      />
      <div className="box scrolls" style={{ height: 196, padding: '4px 0' }}>
        <MailboxPreview order={order} lines={lines} leftOut={leftOut} />
      </div>
    </DialogForm>
  )
}

/** Selects a line, from 1, which scrolls to it. */
function chooseLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return
  const lines = field.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
  field.focus()
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
}
