import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { CallArgs } from '../../shared/border/calls.ts'
import type { LoginFilter } from '../../shared/mailboxes/login.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'
import { call } from '../app/bridge.ts'
import { ExportMenu } from '../exports/ExportMenu.tsx'
import { PurgeForm } from '../exports/PurgeForm.tsx'
import { WrittenFiles } from '../exports/WrittenFiles.tsx'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { CheckLogins } from '../ui/logins/CheckLogins.tsx'
import { LoginRunLine } from '../ui/logins/LoginRunLine.tsx'
import { ToolLine } from '../ui/ToolLine.tsx'
import { SelectionBar } from '../ui/table/selection/SelectionBar.tsx'
import { useChooseAll } from '../ui/table/selection/use-choose-all.ts'
import type { Selection } from '../ui/table/selection/use-selection.ts'
import { TimeRange } from '../ui/time/TimeRange.tsx'
import { showTime } from '../ui/time/time-view.ts'
import { isExportable } from './exportable.ts'
import { showLogins } from './login-view.ts'

type Props = {
  readonly selection: Selection
  /** What the list is narrowed to. */
  readonly filter: Omit<CallArgs<'mailboxes.list'>, 'page' | 'pageSize'>
  readonly time: string
  readonly login: LoginFilter | undefined
  readonly total: number
  /** How many rows the page shows. */
  readonly onPage: number
}

/** What can be done with the chosen mailboxes, or with those that no export held yet. */
export function MailboxTools({ selection, filter, time, login, total, onPage }: Props) {
  const { ids } = selection
  const all = useChooseAll(
    selection,
    paging => call('mailboxes.list', { ...filter, ...paging }),
    { isChoosable: isExportable },
  )
  if (ids.size === 0)
    return (
      <ToolLine className="gap-8">
        <FilterTabs
          label="Logins"
          value={login ?? 'all'}
          onChange={value => showLogins(value === 'all' ? undefined : value)}
          tabs={[
            { value: 'all', words: 'All' },
            { value: 'fails', words: 'Does not log in' },
            { value: 'unchecked', words: 'Not checked' },
          ]}
        />
        <div className="row push gap-8">
          <LoginRunLine />
          <TimeRange time={time} label="Planned" onChange={showTime} />
          <WrittenFiles />
          {total > 0 && (
            <ExportMenu
              what={{ onlyNew: true }}
              label="Export what is new"
              variant="default"
              isCompact
            />
          )}
        </div>
      </ToolLine>
    )
  const isMore = total > onPage && ids.size < total
  const count = numberText(total)
  const isWhole = Object.keys(filter).length === 0
  return (
    <SelectionBar
      selection={selection}
      one="mailbox"
      many="mailboxes"
      {...(isMore && {
        all: {
          label: isWhole ? `Choose all ${count}` : `Choose all ${count} of this search`,
          isBusy: all.isPending,
          choose: () => all.mutate(),
        },
      })}
    >
      <CheckLogins
        what={{ mailboxIds: [...ids] }}
        label={ids.size === 1 ? 'Check login' : `Check ${numberText(ids.size)} logins`}
      />
      <PurgeButton what={{ mailboxIds: [...ids] }} onPurged={selection.clear} />
      <ExportMenu
        what={{ mailboxIds: [...ids] }}
        label={`Export ${countOf(ids.size, 'mailbox', 'mailboxes')}`}
        isCompact
        onExported={selection.clear}
      />
    </SelectionBar>
  )
}

type PurgeButtonProps = {
  readonly what: CallArgs<'mailboxes.countPurge'>
  readonly onPurged: () => void
}

/** Purges the passwords of chosen mailboxes that an export holds, once staff confirm it. */
function PurgeButton({ what, onPurged }: PurgeButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Purge passwords
      </Button>
      <Modal opened={isOpen} onClose={close} title="Purge exported passwords" size={460}>
        <PurgeForm what={what} onClose={close} onPurged={onPurged} />
      </Modal>
    </>
  )
}
