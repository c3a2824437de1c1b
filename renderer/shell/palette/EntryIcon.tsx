import {
  IconArrowLeft,
  IconArrowRight,
  IconBook,
  IconCalendarDue,
  IconChartBar,
  IconContrast,
  IconCornerDownRight,
  IconDatabaseExport,
  IconDots,
  IconDownload,
  IconFileImport,
  IconFolder,
  IconHandStop,
  IconHistory,
  IconInbox,
  IconLayoutSidebar,
  IconLock,
  IconMail,
  IconPackage,
  IconPlayerPause,
  IconPlus,
  IconPower,
  IconReceipt,
  IconRefresh,
  IconSearch,
  IconSettings,
  IconTableExport,
  IconTag,
  IconTransfer,
  IconUser,
  IconUserPlus,
  IconUsers,
  IconWorld,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
  type TablerIcon,
} from '@tabler/icons-react'
import type { CommandId } from '../../../shared/desktop/commands.ts'
import type { PaletteEntry } from './entries.ts'

const commandIcons: Record<CommandId, TablerIcon> = {
  'order.new': IconPlus,
  'orders.import': IconFileImport,
  'customer.new': IconUserPlus,
  'export.new': IconDownload,
  'list.export': IconTableExport,
  'checking.now': IconRefresh,
  'checking.pause': IconPlayerPause,
  'data.backUp': IconDatabaseExport,
  'app.lock': IconLock,
  'app.quit': IconPower,
  'sidebar.fold': IconLayoutSidebar,
  'theme.switch': IconContrast,
  'zoom.in': IconZoomIn,
  'zoom.out': IconZoomOut,
  'zoom.reset': IconZoomReset,
  'palette.open': IconSearch,
  'place.back': IconArrowLeft,
  'place.forward': IconArrowRight,
  'dashboard.open': IconChartBar,
  'orders.open': IconPackage,
  'attention.open': IconHandStop,
  'transfers.open': IconTransfer,
  'mailboxes.open': IconMail,
  'renewals.open': IconCalendarDue,
  'customers.open': IconUsers,
  'invoicing.open': IconReceipt,
  'plans.open': IconTag,
  'messages.open': IconInbox,
  'activity.open': IconHistory,
  'settings.open': IconSettings,
  'guide.open': IconBook,
  'logs.open': IconFolder,
}

const groupIcons: Record<PaletteEntry['group'], TablerIcon> = {
  orders: IconPackage,
  domains: IconWorld,
  mailboxes: IconMail,
  customers: IconUser,
  commands: IconSettings,
  pages: IconCornerDownRight,
  settings: IconSettings,
}

/** Pages have the icon that they have in the sidebar. */
export function EntryIcon({ entry }: { readonly entry: PaletteEntry }) {
  const { act, group } = entry
  if (entry.isMore === true) return <IconDots size={16} stroke={1.6} aria-hidden />
  const Icon = act.kind === 'command' ? commandIcons[act.id] : groupIcons[group]
  return <Icon size={16} stroke={1.6} aria-hidden />
}
