import { createContext, use } from 'react'
import type { Actor, ServerStatus, TeamStatus } from '../../../shared/team/team.ts'

/** What this computer has to do with a team. */
export type Team = {
  readonly status: TeamStatus
  /** This computer as the team's server. */
  readonly server: ServerStatus
  /** Practice is always the computer's own: what a server has and allows counts in live mode. */
  readonly isPractice: boolean
}

const alone: Team = {
  status: { state: 'alone' },
  server: { isOn: false, addresses: [] },
  isPractice: false,
}

/** Read once for the whole window, because every row of a table may ask. */
export const TeamContext = createContext<Team>(alone)
const useTeam = (): Team => use(TeamContext)

/** As whom the server knows who sits here, where the window shows that server's; else undefined. */
export function useActor(): Actor | undefined {
  const { status, isPractice } = useTeam()
  return isPractice ? undefined : status.staff
}

/** Whether others may work on what the window shows, and can be heard of. */
export function useHasColleagues(): boolean {
  const { status, server, isPractice } = useTeam()
  if (isPractice) return false
  return status.state === 'connected' || (status.state === 'alone' && server.isOn)
}

/** Why who sits here may not see or export passwords; undefined: they may. */
export function useWhyNoPasswords(): string | undefined {
  const actor = useActor()
  return actor === undefined || actor.maySeePasswords
    ? undefined
    : 'Passwords are not for you to see or export. An admin of your team can change that.'
}
