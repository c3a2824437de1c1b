import { Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Order } from '../../../shared/order-view.ts'
import { useDo } from '../../bridge.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { showDone } from '../../show.ts'
import { countOf } from '../../words.ts'
import { MailboxPreview } from './MailboxPreview.tsx'
import classes from './OrderActs.module.css'
import { readMailboxes } from './read-mailboxes.ts'

type Props = { readonly order: Order; readonly onClose: () => void }

const example = 'jane@acme.com, s3cret-Pass\nmax@acme.com, an0ther-Pass'

/** Mailboxes that staff made elsewhere, pasted in any shape and looked at before they count. */
export function EnterMailboxesForm({ order, onClose }: Props) {
  const [text, setText] = useState('')
  const [hasTried, setTried] = useState(false)
  const settled = useDeferredValue(text)
  const lines = useMemo(() => readMailboxes(settled), [settled])
  const wrong = lines.filter(line => line.problem !== undefined).length
  const mailboxes = lines.flatMap(({ mailbox }) => (mailbox === null ? [] : [mailbox]))
  const add = useDo('orders.addMailboxes', {
    isQuiet: true,
    // what was sent holds passwords
    gcTime: 0,
    onSuccess: ({ count }) => {
      showDone(`${countOf(count, 'mailbox', 'mailboxes')} entered`)
      onClose()
    },
  })
  const problem =
    lines.length === 0
      ? 'Paste at least one line.'
      : wrong > 0
        ? `${countOf(wrong, 'line needs', 'lines need')} correction. Correct or remove ${wrong === 1 ? 'it' : 'them'}.`
        : undefined

  return (
    <DialogForm
      label={
        mailboxes.length === 0
          ? 'Enter mailboxes'
          : `Enter ${countOf(mailboxes.length, 'mailbox', 'mailboxes')}`
      }
      failure={add.error?.failure}
      isBusy={add.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (problem === undefined) add.mutate({ id: order.id, mailboxes })
      }}
    >
      <Textarea
        label="Addresses and passwords"
        description={
          hasTried && problem !== undefined
            ? undefined
            : 'Paste CSV with or without titles, rows of a spreadsheet, or an address and a password per line. Names and hosts may follow.'
        }
        error={hasTried ? problem : undefined}
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
      <div className={classes.preview}>
        <MailboxPreview order={order} lines={lines} />
      </div>
    </DialogForm>
  )
}
