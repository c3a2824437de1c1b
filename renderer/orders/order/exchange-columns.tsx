import { providerWords } from '../../../shared/border/failure-text.ts'
import type { ExchangeRow } from '../../../shared/records/records.ts'
import { numberText } from '../../../shared/text/locale.ts'
import type { Meaning } from '../../ui/palette.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'

export const exchangeColumns: readonly Column<ExchangeRow>[] = [
  {
    key: 'provider',
    title: 'Provider',
    width: '112px',
    cell: row => providerWords[row.provider],
  },
  {
    key: 'path',
    title: 'Request',
    cell: row => (
      <span className="mono" title={`${row.method} ${row.path}`}>
        {row.method} {row.path}
      </span>
    ),
  },
  { key: 'status', title: 'Answer', width: '128px', cell: row => <Answer row={row} /> },
  {
    key: 'durationMs',
    title: 'Took',
    width: '88px',
    align: 'right',
    cell: row => `${numberText(row.durationMs)} ms`,
  },
  {
    key: 'createdAt',
    title: 'Sent',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

export function answerOf({ status }: Pick<ExchangeRow, 'status'>): {
  readonly meaning: Meaning
  readonly words: string
} {
  if (status === null) return { meaning: 'failed', words: 'No answer' }
  const isGood = status >= 200 && status < 300
  return { meaning: isGood ? 'done' : 'failed', words: String(status) }
}

function Answer({ row }: { readonly row: ExchangeRow }) {
  const { meaning, words } = answerOf(row)
  return <Tag meaning={meaning}>{words}</Tag>
}
