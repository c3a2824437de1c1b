import { Button, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPlus,
  IconSettings,
} from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useLocation } from 'wouter'
import { commands, keysOf } from '../../shared/desktop/commands.ts'
import { isMac } from '../app/platform.ts'
import { useWindow } from '../app/window-store.ts'
import { TeamEntry } from '../team/TeamEntry.tsx'
import { Entries } from './Entries.tsx'
import { Entry } from './Entry.tsx'
import classes from './Sidebar.module.css'

type Props = { readonly isFolded: boolean; readonly canUnfold: boolean }

export function Sidebar({ isFolded, canUnfold }: Props) {
  const foldSidebar = useWindow(state => state.foldSidebar)
  const [, navigate] = useLocation()
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldWords = isFolded ? 'Unfold the sidebar' : 'Fold the sidebar'

  return (
    <nav className={classes.sidebar} data-folded={isFolded || undefined} aria-label="Main">
      <div className={classes.head}>
        {!isFolded && (
          <span className="fz-14 fw-600" style={{ letterSpacing: '-0.01em' }}>
            Boxwright
          </span>
        )}
        {canUnfold && (
          <Tooltip label={foldWords} position="right">
            <UnstyledButton
              className={classes.fold}
              aria-label={foldWords}
              aria-expanded={!isFolded}
              onClick={() => foldSidebar(!isFolded)}
            >
              <FoldIcon size={18} stroke={1.6} />
            </UnstyledButton>
          </Tooltip>
        )}
      </div>
      <NewOrderButton isFolded={isFolded} onPress={() => navigate('/orders/new')} />
      <Entries isFolded={isFolded} />
      <Entry to="/settings" words="Settings" icon={IconSettings} isFolded={isFolded} />
      <TeamEntry isFolded={isFolded} />
    </nav>
  )
}

type NewOrderProps = { readonly isFolded: boolean; readonly onPress: () => void }

function NewOrderButton({ isFolded, onPress }: NewOrderProps) {
  const keys = keysOf(commands['order.new'].accelerator ?? '', isMac)
  if (isFolded)
    return (
      <Tooltip label={`New order (${keys})`} position="right">
        <Button
          className="firm mb-16"
          style={{ width: 40 }}
          px={0}
          aria-label="New order"
          onClick={onPress}
        >
          <IconPlus size={18} stroke={2} />
        </Button>
      </Tooltip>
    )
  return (
    <Button
      className={clsx(classes.new, 'firm mb-16')}
      justify="flex-start"
      leftSection={<IconPlus size={16} stroke={2} />}
      rightSection={<Kbd className="keys on-accent fw-500">{keys}</Kbd>}
      onClick={onPress}
    >
      New order
    </Button>
  )
}
