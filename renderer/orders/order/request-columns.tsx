import { clsx } from 'clsx'
import type { AutomationRow, TransferRow } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import {
  actionTypeWords,
  automationStatusWords,
  nameServerStatusWords,
  transferStatusWords,
  type Word,
} from '../../words/words.ts'
import classes from './Tabs.module.css'

export const transferColumns: readonly Column<TransferRow>[] = [
  {
    key: 'domain',
    title: 'Domain',
    width: '26%',
    cell: row => <MiddleTruncate text={row.domain} keep={16} />,
  },
  {
    key: 'status',
    title: 'Transfer',
    width: '124px',
    cell: row => <State word={transferStatusWords[row.status]} />,
  },
  {
    key: 'nameServerStatus',
    title: 'Nameservers',
    width: '132px',
    cell: row => <State word={nameServerStatusWords[row.nameServerStatus ?? 'none']} />,
  },
  { key: 'wanted', title: 'Wanted', cell: row => <Wanted row={row} /> },
  {
    key: 'createdAt',
    title: 'Started',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

export const requestColumns: readonly Column<AutomationRow>[] = [
  {
    key: 'actionType',
    title: 'Request',
    width: '26%',
    cell: row => (
      <span title={row.subjects.join('\n')}>
        {row.actionType === 'domain'
          ? `${actionTypeWords.domain} of ${row.subjects[0] ?? 'a domain'}`
          : countOf(row.subjects.length, 'mailbox', 'mailboxes')}
      </span>
    ),
  },
  {
    key: 'status',
    title: 'State',
    width: '124px',
    cell: row => <State word={automationStatusWords[row.status]} />,
  },
  { key: 'answer', title: 'Job or answer', cell: row => <Answer row={row} /> },
  {
    key: 'createdAt',
    title: 'Sent',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

function State({ word }: { readonly word: Word }) {
  return (
    <Tag meaning={word.meaning} look="plain" isStill>
      {word.words}
    </Tag>
  )
}

function Wanted({ row }: { readonly row: TransferRow }) {
  if (row.errorMessage !== undefined) return <OutsideText text={row.errorMessage} />
  if (row.nameServers.length === 0) return <span className="quiet">Not known yet</span>
  const text = row.nameServers.join(' ')
  return (
    <span className={clsx(classes.withButton, 'row miw-0 gap-4')}>
      <span className="mono" title={row.nameServers.join('\n')}>
        {text}
      </span>
      <CopyButton text={row.nameServers.join('\n')} what="nameservers" />
    </span>
  )
}

function Answer({ row }: { readonly row: AutomationRow }) {
  if (row.errorMessage !== undefined) return <OutsideText text={row.errorMessage} />
  if (row.jobUuid === null) return <span className="quiet">No job</span>
  return (
    <span className={clsx(classes.withButton, 'row miw-0 gap-4')}>
      <MiddleTruncate text={row.jobUuid} keep={8} />
      <CopyButton text={row.jobUuid} what="job id" />
    </span>
  )
}
