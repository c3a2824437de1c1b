import { clsx } from 'clsx'
import { containsText } from '../../../shared/domains/readable.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { changeQuery, useQuery } from '../../app/place/history.ts'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { firstPage } from './tab-page.ts'

/** A tab with more rows than this has a search. */
const searchedFrom = 10

/** The rows of an order's tab that its search finds, and the search as it is compared. */
export function useTabSearch<Row>(rows: readonly Row[], textOf: (row: Row) => string) {
  const { search = '' } = useQuery()
  const wanted = search.trim().normalize('NFKC').toLowerCase()
  const found =
    wanted === '' ? rows : rows.filter(row => containsText(textOf(row).toLowerCase(), wanted))
  return { wanted, found }
}

type Props = {
  readonly label: string
  /** How many rows the tab has without a search. */
  readonly count: number
  readonly className?: string
}

/** The search of an order's tab, where there is enough to look through. */
export function TabSearch({ label, count, className }: Props) {
  const { search = '' } = useQuery()
  if (count <= searchedFrom && search === '') return null
  return (
    <div className={clsx('row to-end firm', className)}>
      <SearchField
        label={label}
        width={240}
        value={search}
        onChange={value => changeQuery({ ...firstPage, search: value })}
      />
    </div>
  )
}

type NoneProps = { readonly what: string; readonly wanted: string }

/** The search of an order's tab finds nothing. */
export function NoneFound({ what, wanted }: NoneProps) {
  return (
    <p className="quiet ta-center" style={{ margin: '32px 0' }}>
      {`No ${what} here contains “${isolated(wanted)}”.`}
    </p>
  )
}
