import { Tooltip } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'

/** At the foot of the sidebar: who works on which server. Nothing where no server was joined. */
export function TeamEntry({ isFolded }: { readonly isFolded: boolean }) {
  const status = useCall('team.status', {}).data
  if (status === undefined || status.state === 'alone') return null
  const isConnected = status.state === 'connected'
  const Icon = isConnected ? IconPlugConnected : IconPlugConnectedX
  const name = status.staff?.name ?? 'Not let in'
  const words = isConnected ? 'Connected to the team' : 'Not connected'
  return (
    <Tooltip label={`${isolated(name)} · ${words}`} position="right" disabled={!isFolded}>
      <Link
        to="/settings/team"
        className="row gap-8 small quiet"
        style={{ padding: '6px 10px', minWidth: 0, textDecoration: 'none' }}
        aria-label={isFolded ? `${isolated(name)}, ${words}` : undefined}
      >
        <Icon
          size={18}
          stroke={1.6}
          aria-hidden
          className="firm"
          color={isConnected ? 'var(--bw-done)' : 'var(--bw-person)'}
        />
        {!isFolded && (
          <span className="grow" style={{ minWidth: 0 }}>
            <OutsideText text={name} className="block cut plain-ink" />
            <span className="block cut">{words}</span>
          </span>
        )}
      </Link>
    </Tooltip>
  )
}
