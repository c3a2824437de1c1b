import { Button } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import type { PlanRow } from '../../shared/plans/plan.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import type { ListView } from '../ui/table/use-list-view.ts'
import { usePages } from '../ui/table/use-pages.ts'
import { planColumns } from './columns.tsx'
import { PlanDialog } from './PlanDialog.tsx'

const pageSize = 50

type Props = { readonly view: ListView<PlanRow> }

/** The search and the primary action of the page's header line. */
export function PlanActions({ view }: Props) {
  return (
    <>
      <SearchField value={view.typed} label="Search plans" onChange={view.find} />
      <ExportList what={{ list: 'plans', filter: view.args }} />
      <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={view.openNew}>
        New plan
      </Button>
    </>
  )
}

/** Every plan, active or not; a row opens its dialog. */
export function PlanList({ view }: Props) {
  const { search, args, isTyping, find } = view
  const pages = usePages('plans.list', args, pageSize, { isTyping })
  return (
    <>
      <ListBody
        label="Plans"
        pages={pages}
        columns={planColumns}
        rowKey={row => row.id}
        onOpen={view.edit}
        empty={
          search === '' ? (
            <EmptyState
              icon={IconTag}
              title="No plans yet"
              words="A plan says what a mailbox costs and whether its orders start by themselves."
            />
          ) : (
            <NoMatch what="plan" search={search} fields="names" onShowAll={() => find('')} />
          )
        }
      />
      <PlanDialog isOpen={view.isOpen} plan={view.row} onClose={view.close} />
    </>
  )
}
