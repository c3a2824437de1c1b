import { Button, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMail,
  IconPackage,
  IconPlus,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link, useLocation, useRoute } from 'wouter'
import { useWindow } from '../../stores/window.ts'
import classes from './Sidebar.module.css'

const isMac = navigator.userAgent.includes('Mac')

type Props = { readonly isFolded: boolean; readonly canUnfold: boolean }

export function Sidebar({ isFolded, canUnfold }: Props) {
  const foldSidebar = useWindow(state => state.foldSidebar)
  const [, navigate] = useLocation()
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldWords = isFolded ? 'Unfold the sidebar' : 'Fold the sidebar'

  return (
    <nav className={classes.sidebar} data-folded={isFolded || undefined} aria-label="Main">
      <div className={classes.head}>
        {!isFolded && <span className={classes.name}>Boxwright</span>}
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
      <div className={classes.entries}>
        <Entry to="/orders" words="Orders" icon={IconPackage} isFolded={isFolded} />
        <Entry to="/mailboxes" words="Mailboxes" icon={IconMail} isFolded={isFolded} />
      </div>
      <Entry to="/settings" words="Settings" icon={IconSettings} isFolded={isFolded} />
    </nav>
  )
}

type NewOrderProps = { readonly isFolded: boolean; readonly onPress: () => void }

function NewOrderButton({ isFolded, onPress }: NewOrderProps) {
  const keys = isMac ? '⌘N' : 'Ctrl+N'
  if (isFolded)
    return (
      <Tooltip label={`New order (${keys})`} position="right">
        <Button className={classes.newFolded} px={0} aria-label="New order" onClick={onPress}>
          <IconPlus size={18} stroke={2} />
        </Button>
      </Tooltip>
    )
  return (
    <Button
      className={classes.new}
      justify="flex-start"
      leftSection={<IconPlus size={16} stroke={2} />}
      rightSection={<Kbd className={classes.keys}>{keys}</Kbd>}
      onClick={onPress}
    >
      New order
    </Button>
  )
}

type EntryProps = {
  readonly to: string
  readonly words: string
  readonly icon: TablerIcon
  readonly isFolded: boolean
}

function Entry({ to, words, icon: Icon, isFolded }: EntryProps) {
  const [isHere] = useRoute(`${to}/*?`)
  const link = (
    <Link
      to={to}
      className={classes.entry ?? ''}
      aria-label={words}
      aria-current={isHere ? 'page' : undefined}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      {!isFolded && <span>{words}</span>}
    </Link>
  )
  return isFolded ? (
    <Tooltip label={words} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  )
}
