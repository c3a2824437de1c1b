import { useCall } from '../../app/bridge.ts'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { Devices } from './Devices.tsx'
import { Joined } from './Joined.tsx'
import { JoinServer } from './JoinServer.tsx'
import { People } from './People.tsx'
import { ServeTeam } from './ServeTeam.tsx'

/** Whether this computer works alone, on a team's server, or is that server; and who is let in. */
export function TeamSection() {
  const status = useCall('team.status', {})
  const server = useCall('team.server', {})
  if (status.isPending || server.isPending) return <LoadingLines />
  if (status.isError)
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />
  if (server.isError)
    return <ErrorState error={server.error} onRetry={() => void server.refetch()} />
  const isAlone = status.data.state === 'alone'
  const isServing = isAlone && server.data.isOn
  const isAdmin = status.data.state === 'connected' && status.data.staff?.role === 'admin'
  return (
    <>
      {isAlone ? (
        <>
          {!isServing && <JoinServer />}
          <ServeTeam server={server.data} />
        </>
      ) : (
        <Joined status={status.data} />
      )}
      {(isServing || isAdmin) && (
        <>
          <People ownId={status.data.staff?.id} />
          <Devices />
        </>
      )}
    </>
  )
}
