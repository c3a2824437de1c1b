import { Button } from '@mantine/core'
import { IconPlus, IconTag } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import type { PlanRow } from '../../../shared/plan.ts'
import { useCall } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { NoMatch } from '../../components/NoMatch.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import type { ListView } from '../../components/use-list-view.ts'
import { planColumns } from './columns.tsx'
import { PlanDialog } from './PlanDialog.tsx'

const pageSize = 50

type Props = { readonly view: ListView<PlanRow> }

/** The search and the primary action of the page's header line. */
export function PlanActions({ view }: Props) {
  return (
    <>
      <SearchField value={view.typed} label="Search plans" onChange={view.find} />
      <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={view.openNew}>
        New plan
      </Button>
    </>
  )
}

/** Every plan, active or not; a row opens its dialog. */
export function PlanList({ view }: Props) {
  const { search, page, setPage, args, find } = view
  const list = useCall(
    'plans.list',
    { ...args, page, pageSize },
    { placeholderData: keepPreviousData },
  )
  return (
    <>
      <ListBody
        label="Plans"
        list={list}
        columns={planColumns}
        rowKey={row => row.id}
        onOpen={view.edit}
        page={page}
        pageSize={pageSize}
        onPage={setPage}
        viewKey={`${search} ${page}`}
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
