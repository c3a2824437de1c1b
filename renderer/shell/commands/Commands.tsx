import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { HostsDialog } from '../../exports/HostsDialog.tsx'
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

  const follow = ({ act }: PaletteEntry) =>
    act.kind === 'command' ? run(act.id) : navigate(act.address)
  return (
    <>
      <Palette onPick={follow} />
      <ExportNew />
      <HostsDialog />
    </>
  )
}
