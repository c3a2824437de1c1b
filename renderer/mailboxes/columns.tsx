import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { domainOfEmail, type MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { mailboxState } from '../../shared/mailboxes/mailbox-state.ts'
import { useWhyNoPasswords } from '../app/team/use-team.ts'
import { CopyButton, CopyPasswordButton } from '../ui/CopyButton.tsx'
import { DomainHistoryButton } from '../ui/DomainHistoryButton.tsx'
import { ExportedAs } from '../ui/ExportedAs.tsx'
import { CustomerLink, MailboxLink, OrderLink } from '../ui/links.tsx'
import { LoginState } from '../ui/logins/LoginState.tsx'
import { MissingPassword } from '../ui/MissingPassword.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { showFailure } from '../ui/show.ts'
import { Tag } from '../ui/Tag.tsx'
import { RowButton } from '../ui/table/RowButton.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { mailboxWords } from '../words/words.ts'
import classes from './Mailboxes.module.css'

export const mailboxColumns: readonly Column<MailboxRow>[] = [
  {
    key: 'email',
    title: 'Address',
    cell: row => (
      <span className="row miw-0 gap-4">
        <MailboxLink orderId={row.orderId} email={row.email} />
        <CopyButton text={row.email} what="address" />
        <span className={classes.history}>
          <DomainHistoryButton name={domainOfEmail(row.email)} />
        </span>
      </span>
    ),
  },
  {
    key: 'password',
    title: 'Password',
    width: '172px',
    cell: row =>
      row.removedAt !== undefined ? (
        <span className="quiet">–</span>
      ) : row.isPasswordLost === true || row.passwordPurgedAt !== undefined ? (
        <MissingPassword mailboxId={row.id} email={row.email} purgedAt={row.passwordPurgedAt} />
      ) : (
        <PasswordCell id={row.id} email={row.email} />
      ),
  },
  {
    key: 'name',
    title: 'Name',
    width: '92px',
    cell: row => <OutsideText text={`${row.firstName} ${row.lastName}`} />,
  },
  {
    key: 'customer',
    title: 'Customer',
    width: '100px',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '72px',
    isWhole: true,
    cell: row => <OrderLink id={row.orderId} />,
  },
  { key: 'hosts', title: 'State or login', width: '156px', cell: hosts },
  {
    key: 'exported',
    title: 'Exported',
    width: '96px',
    cell: ({ exported }) => exported !== undefined && <ExportedAs exported={exported} />,
  },
  {
    key: 'created',
    title: 'Created',
    width: '84px',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

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
  if (row.login !== undefined || row.isLoginWanted === true)
    return <LoginState login={row.login} isLoginWanted={row.isLoginWanted} />
  const { imapHost, imapPort, smtpHost, smtpPort } = row
  if (imapHost === undefined && smtpHost === undefined)
    return <span className="quiet">Not known</span>
  const both = [
    imapHost !== undefined && `IMAP ${imapHost}:${imapPort ?? ''}`,
    smtpHost !== undefined && `SMTP ${smtpHost}:${smtpPort ?? ''}`,
  ]
  return <span title={both.filter(Boolean).join('\n')}>{imapHost ?? smtpHost}</span>
}

const shownForMs = 20_000

/**
 * A password, as dots until staff ask for it, and again after 20 s. Not read by `useDo`, whose
 * cache would keep it.
 */
function PasswordCell({ id, email }: { readonly id: number; readonly email: string }) {
  const [password, setPassword] = useState<string | null>(null)
  const isShown = password !== null

  useEffect(() => {
    if (!isShown) return undefined
    const timer = setTimeout(() => setPassword(null), shownForMs)
    return () => clearTimeout(timer)
  }, [isShown])

  const reveal = async () => {
    const answer = await window.boxwright.call('mailboxes.reveal', { id })
    if (answer.ok) setPassword(answer.value.password)
    else showFailure(answer.failure)
  }
  const whyNot = useWhyNoPasswords()
  const words = isShown ? 'Hide password' : 'Show password for 20 s'
  return (
    <span className="row gap-2">
      <span className={`${classes.secret} mono`}>{password ?? '••••••••••'}</span>
      <RowButton
        icon={isShown ? IconEyeOff : IconEye}
        words={words}
        label={`${words} of ${email}`}
        whyNot={whyNot}
        onPress={() => (isShown ? setPassword(null) : void reveal())}
      />
      <CopyPasswordButton mailboxId={id} />
    </span>
  )
}
