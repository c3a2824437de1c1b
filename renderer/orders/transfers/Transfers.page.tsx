import { Button } from '@mantine/core'
import { IconTransfer } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useDo } from '../../app/bridge.ts'
import { domainAddress } from '../../app/place/addresses.ts'
import { ExportList } from '../../ui/ExportList.tsx'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { NoMatch } from '../../ui/states/NoMatch.tsx'
import { ListBody } from '../../ui/table/ListBody.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { useSearch } from '../../ui/use-search.ts'
import { transferColumns } from './columns.tsx'
import classes from './Transfers.module.css'

const pageSize = 50

/** Domains on their way into the Mailin account, and what the checker waits for. */
export function TransfersPage() {
  const [, navigate] = useLocation()
  const { typed, search, args, isTyping, find } = useSearch()
  const check = useDo('engine.checkNow')
  const pages = usePages('transfers.list', args, pageSize, { isTyping })

  return (
    <Page
      title="Transfers"
      count={pages.list.data?.total}
      scroll="own"
      actions={
        <>
          <SearchField value={typed} label="Search domains, customers" onChange={find} />
          <ExportList what={{ list: 'transfers', filter: args }} />
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
            Check now
          </Button>
        </>
      }
    >
      <div className={classes.list}>
        <ListBody
          name="transfers"
          label="Transfers"
          pages={pages}
          columns={transferColumns}
          rowKey={row => `${row.orderId} ${row.domain}`}
          onOpen={row => navigate(domainAddress(row.orderId, row.domain))}
          minWidth={740}
          empty={
            search === '' ? (
              <EmptyState
                icon={IconTransfer}
                title="No domain is on its way"
                words="Domains that are being transferred, or wait for nameservers and activation, are listed here."
              />
            ) : (
              <NoMatch
                what="transfer"
                search={search}
                fields="domains and customers"
                onShowAll={() => find('')}
              />
            )
          }
        />
      </div>
    </Page>
  )
}
