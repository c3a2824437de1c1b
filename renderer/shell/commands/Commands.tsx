import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { assertNever } from '../../../shared/border/result.ts'
import { HostsDialog } from '../../exports/HostsDialog.tsx'
import { showOrders } from '../../orders/list/orders-view.ts'
import { askSearch } from '../../ui/asked-search.ts'
import type { PaletteEntry } from '../palette/entries.ts'
import { Palette } from '../palette/Palette.tsx'
import { ExportNew } from './ExportNew.tsx'
import { useCommandKeys } from './use-command-keys.ts'
import { useRunCommand } from './use-run-command.ts'

/** Keys, menu and palette: three ways to the same commands. */
export function Commands() {
  const [, navigate] = useLocation()
  const run = useRunCommand()
  useCommandKeys(run)

  useEffect(
    () => window.boxwright.subscribe('page:open', ({ address }) => navigate(address)),
    [navigate],
  )

  const follow = ({ act }: PaletteEntry) => {
    switch (act.kind) {
      case 'command':
        return run(act.id)
      case 'page':
        return navigate(act.address)
      case 'list':
        askSearch(act.list, act.search)
        return navigate(`/${act.list}`)
      case 'orders':
        showOrders({ search: act.search, status: 'all', needsAttention: false })
        return navigate('/orders')
      default:
        return assertNever(act)
    }
  }
  return (
    <>
      <Palette onPick={follow} />
      <ExportNew />
      <HostsDialog />
    </>
  )
}
