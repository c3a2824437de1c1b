import { useMemo } from 'react'
import type { By } from '../../../shared/team/team.ts'
import { useHasColleagues } from '../../app/team/use-team.ts'
import type { Column } from '../table/TableRow.tsx'
import { Who } from './Who.tsx'

type Done = { readonly by?: By }

/**
 * The columns with who did it after the one of this key; without, where nobody of a team has done
 * anything that is listed.
 */
export function useWho<Row extends Done>(
  columns: readonly Column<Row>[],
  rows: readonly Row[] | undefined,
  after = 'description',
): readonly Column<Row>[] {
  const isShown = useHasColleagues() || rows?.some(row => row.by !== undefined) === true
  // rows are drawn again with other columns
  return useMemo(() => {
    if (!isShown) return columns
    const at = columns.findIndex(column => column.key === after) + 1
    return columns.toSpliced(at, 0, {
      key: 'by',
      title: 'Who',
      width: '120px',
      cell: row => <Who by={row.by} />,
    })
  }, [columns, isShown, after])
}
