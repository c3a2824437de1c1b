import { Select } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { type LogLevel, type LogRow, logLevels } from '../../shared/records/records.ts'
import { changeQuery } from '../app/place/history.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import type { useSearch } from '../ui/use-search.ts'
import { logColumns, logLevelWords } from './columns.tsx'

const pageSize = 100

export type LogView = ReturnType<typeof useSearch> & {
  readonly level: LogLevel | undefined
}

const filterOf = ({ args, level }: LogView) => ({ ...args, ...(level && { level }) })

/** Which lines of the log are shown. */
export function LogFilters({ view }: { readonly view: LogView }) {
  return (
    <>
      <Select
        aria-label="Level"
        w={150}
        value={view.level ?? 'all'}
        data={[
          { value: 'all', label: 'Every level' },
          ...logLevels.map(level => ({ value: level, label: logLevelWords[level].words })),
        ]}
        onChange={value => changeQuery({ level: logLevels.find(level => level === value) })}
      />
      <SearchField value={view.typed} label="Search the log" onChange={view.find} />
      <ExportList what={{ list: 'log', filter: filterOf(view) }} />
    </>
  )
}

/** The log file of the app, newest first. */
export function LogList({ view }: { readonly view: LogView }) {
  const pages = usePages('log.list', filterOf(view), pageSize, {
    isTyping: view.isTyping,
    refetchInterval: 10_000,
  })
  const first = (pages.page - 1) * pageSize
  const rows = pages.list.data?.rows ?? []
  const indexes = new Map<LogRow, number>(rows.map((row, at) => [row, first + at]))
  return (
    <ListBody
      label="Log"
      pages={pages}
      columns={logColumns}
      // lines have no id, and two may be the same
      rowKey={row => indexes.get(row) ?? row.at}
      empty={<NoLines view={view} />}
    />
  )
}

function NoLines({ view }: { readonly view: LogView }) {
  if (view.search !== '')
    return (
      <NoMatch
        what="line"
        search={view.search}
        fields="messages and events"
        onShowAll={() => changeQuery({ level: undefined, search: undefined })}
      />
    )
  return (
    <EmptyState
      icon={IconFileText}
      title={
        view.level === undefined
          ? 'The log is empty'
          : `No line of the level ${logLevelWords[view.level].words.toLowerCase()}`
      }
    />
  )
}
