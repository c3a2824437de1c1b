import { Checkbox } from '@mantine/core'
import { Link } from 'wouter'
import type { MailboxRow } from '../../../shared/rows.ts'
import { CopyButton } from '../../components/CopyButton.tsx'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import type { Column } from '../../components/RowTable.tsx'
import { Tag } from '../../components/Tag.tsx'
import { mailboxState } from '../../mailbox-state.ts'
import { mailboxWords } from '../../words.ts'
import classes from './Mailboxes.module.css'
import { PasswordCell } from './PasswordCell.tsx'
import { isExportable, type Selection } from './use-selection.ts'

export function mailboxColumns(selection: Selection): readonly Column<MailboxRow>[] {
  return [
    {
      key: 'choice',
      title: 'Chosen',
      hidesTitle: true,
      width: '52px',
      cell: row => choice(row, selection),
    },
    {
      key: 'email',
      title: 'Address',
      cell: row => (
        <span className={classes.address}>
          <MiddleTruncate text={row.email} keep={18} />
          <CopyButton text={row.email} what="address" />
        </span>
      ),
    },
    {
      key: 'password',
      title: 'Password',
      width: '196px',
      cell: row => <PasswordCell id={row.id} email={row.email} />,
    },
    {
      key: 'name',
      title: 'Name',
      width: '110px',
      cell: row => whole(`${row.firstName} ${row.lastName}`),
    },
    {
      key: 'customer',
      title: 'Customer',
      width: '130px',
      cell: row => whole(row.customerName),
    },
    {
      key: 'order',
      title: 'Order',
      width: '60px',
      cell: row => (
        <Link href={`/orders/${row.orderId}`} className={classes.order}>
          {row.orderId}
        </Link>
      ),
    },
    { key: 'hosts', title: 'State or host', width: '130px', cell: hosts },
    {
      key: 'created',
      title: 'Created',
      width: '104px',
      cell: row => <RelativeTime at={row.createdAt} />,
    },
  ]
}

function choice(row: MailboxRow, selection: Selection) {
  const can = isExportable(row)
  return (
    // the whole cell, so that a near miss does not open the order
    <label className={classes.choice} title={can ? undefined : 'Nothing to export yet'}>
      <Checkbox
        size="xs"
        aria-label={`Choose ${row.email}`}
        tabIndex={-1}
        disabled={!can}
        checked={selection.ids.has(row.id)}
        onChange={event => {
          const { nativeEvent } = event
          selection.toggle(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }}
      />
    </label>
  )
}

function whole(text: string) {
  return <span title={text}>{text}</span>
}

function hosts(row: MailboxRow) {
  const state = mailboxState(row, row.domainState)
  if (state !== 'created' && state !== 'byHand') {
    const { words, meaning } = mailboxWords[state]
    return (
      <Tag meaning={meaning} look="plain" isStill title={words}>
        {words}
      </Tag>
    )
  }
  const { imapHost, imapPort, smtpHost, smtpPort } = row
  if (imapHost === undefined && smtpHost === undefined)
    return <span className={classes.quiet}>Not known</span>
  const both = [
    imapHost !== undefined && `IMAP ${imapHost}:${imapPort ?? ''}`,
    smtpHost !== undefined && `SMTP ${smtpHost}:${smtpPort ?? ''}`,
  ]
  return <span title={both.filter(Boolean).join('\n')}>{imapHost ?? smtpHost}</span>
}
