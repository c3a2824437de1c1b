import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type {
  LetterCounts,
  LetterRow,
  LetterStatus,
  MailStatus,
} from '../../shared/letters/letter.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall } from '../app/bridge.ts'
import { changeQuery, useQuery } from '../app/place/history.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { useEditing } from '../ui/form/use-editing.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import { useSelection } from '../ui/table/selection/use-selection.ts'
import { usePages } from '../ui/table/use-pages.ts'
import { TimeRange } from '../ui/time/TimeRange.tsx'
import { showTime, useTimeView } from '../ui/time/time-view.ts'
import type { useSearch } from '../ui/use-search.ts'
import { clockTime } from '../words/times.ts'
import { letterStatusWords } from '../words/words.ts'
import { isChoosable } from './choosable.ts'
import { LetterDialog } from './LetterDialog.tsx'
import { LettersBar } from './LettersBar.tsx'
import { letterColumns } from './letter-columns.tsx'

const pageSize = 100

type LetterTab = LetterStatus | 'all'

/** Tabs by state, those that need staff first; `sending` is too short for a tab. */
const tabOrder = ['failed', 'held', 'waiting', 'sent', 'discarded', 'withdrawn'] as const

type Search = ReturnType<typeof useSearch>
type Props = { readonly search: Search }

function useLetterTab(): LetterTab {
  const asked = useQuery()['status']
  return tabOrder.find(one => one === asked) ?? 'all'
}

/** What the list of letters asks for: the tab, and what is searched for. */
export function useLetterFilter(args: Search['args']) {
  const status = useLetterTab()
  const { args: days } = useTimeView()
  return { ...args, ...days, ...(status === 'all' ? {} : { status }) }
}

/** The outbox: letters to customers and to the agency, and how far each has come. */
export function LetterList({ search: looked }: Props) {
  const status = useLetterTab()
  const { search, args, isTyping, find } = looked
  const reading = useEditing<LetterRow>()
  const filter = useLetterFilter(args)
  const { time, args: days } = useTimeView()
  const pages = usePages('letters.list', filter, pageSize, { isTyping })
  const selection = useSelection()
  const counts = useCall('letters.list', { ...args, ...days, page: 1, pageSize: 1 }).data
    ?.counts
  const held = status === 'all' || status === 'held' ? (counts?.held ?? 0) : 0
  const unsent = status === 'all' || status === 'failed' ? (counts?.failed ?? 0) : 0
  const choosable = held + unsent
  return (
    <>
      {selection.ids.size === 0 ? (
        <LetterFilters status={status} time={time} counts={counts} onStatus={showStatus} />
      ) : (
        <div className="firm page-sides">
          <LettersBar selection={selection} filter={filter} total={choosable} />
        </div>
      )}
      <LetterBanner />
      <ListState
        pages={pages}
        empty={
          search !== '' ? (
            <NoMatch
              what="letter"
              search={search}
              fields="recipients, subjects and numbers of orders"
              onShowAll={() => find('')}
            />
          ) : time !== '' ? (
            <EmptyState
              icon={IconMailForward}
              title="No letter of this kind was written in this time"
              action={
                <Button variant="default" onClick={() => showTime('')}>
                  Show any time
                </Button>
              }
            />
          ) : status === 'all' ? (
            <EmptyState
              icon={IconMailForward}
              title="No letters yet"
              words="Letters about orders go out from here, through the mail server of Settings."
            />
          ) : (
            <EmptyState
              icon={IconMailForward}
              title={`No letter is in the state “${letterStatusWords[status].words}”`}
              action={
                <Button variant="default" onClick={() => showStatus('all')}>
                  Show all letters
                </Button>
              }
            />
          )
        }
      >
        <RowTable
          label="Letters"
          minWidth={640}
          columns={letterColumns}
          rows={pages.list.data?.rows ?? []}
          rowKey={row => row.id}
          onOpen={reading.edit}
          viewKey={pages.viewKey}
          choosing={{
            selection,
            idOf: row => row.id,
            nameOf: row => row.subject,
            isChoosable,
            whyNot: 'It has left, or goes by itself',
          }}
        />
      </ListState>
      {reading.row !== undefined && (
        <LetterDialog letter={reading.row} isOpen={reading.isOpen} onClose={reading.close} />
      )}
    </>
  )
}

/** Why letters do not leave, and the one thing to do. */
function LetterBanner() {
  const [, navigate] = useLocation()
  const { data } = useCall('letters.status', {})
  const words = data === undefined ? null : bannerWords(data.mail)
  if (words === null) return null
  return (
    <section className="row firm gap-12 strip person-soft" aria-label="Mail server">
      <MeaningIcon meaning="person" size={16} />
      <span className="grow">{words}</span>
      <Button variant="default" size="xs" onClick={() => navigate('/settings/mail')}>
        {data?.mail.configured === true ? 'Check the mail server' : 'Set the mail server'}
      </Button>
    </section>
  )
}

function bannerWords({ configured, waiting, trouble }: MailStatus): string | null {
  const wait = countOf(waiting, 'letter waits', 'letters wait')
  if (!configured) return waiting > 0 ? `${wait}: no mail server is set.` : null
  if (trouble === undefined) return null
  const next = trouble.until === undefined ? '' : ` Next try at ${clockTime(trouble.until)}.`
  return `${waiting > 0 ? `${wait}. ` : ''}${trouble.detail}${next}`
}

const showStatus = (status: LetterTab) =>
  changeQuery({ status: status === 'all' ? undefined : status })

type LetterFiltersProps = {
  readonly status: LetterTab
  readonly time: string
  readonly counts: LetterCounts | undefined
  readonly onStatus: (status: LetterTab) => void
}

function LetterFilters({ status, time, counts, onStatus }: LetterFiltersProps) {
  const all = counts && Object.values(counts).reduce((sum, one) => sum + one, 0)
  return (
    <div
      className="row wrap between firm page-sides line-below"
      style={{ minHeight: 40, columnGap: 16 }}
    >
      <FilterTabs<LetterTab>
        label="State of the letters"
        value={status}
        onChange={onStatus}
        tabs={[
          { value: 'all', words: 'All', count: all },
          ...tabOrder.map(value => ({
            value,
            words: letterStatusWords[value].words,
            count: counts?.[value],
          })),
        ]}
      />
      <div className="row push" style={{ minHeight: 38 }}>
        <TimeRange time={time} label="Written" onChange={showTime} />
      </div>
    </div>
  )
}
