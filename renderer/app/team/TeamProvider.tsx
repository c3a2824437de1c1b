import { type ReactNode, useMemo } from 'react'
import { useCall } from '../bridge.ts'
import { useMode } from '../use-mode.ts'
import { type Team, TeamContext } from './use-team.ts'

const noServer = { isOn: false, addresses: [] }

/** Tells the window what this computer has to do with a team. */
export function TeamProvider({ children }: { readonly children: ReactNode }) {
  const status = useCall('team.status', {}).data
  const server = useCall('team.server', {}).data
  const isPractice = useMode() === 'practice'
  const team = useMemo<Team>(
    () => ({ status: status ?? { state: 'alone' }, server: server ?? noServer, isPractice }),
    [status, server, isPractice],
  )
  return <TeamContext value={team}>{children}</TeamContext>
}
