import type { CommandId } from '../../../shared/desktop/commands.ts'
import type { SettingsSection } from '../../settings/sections.ts'

/** What staff type for a command besides the words of its title; mostly other tools' words. */
export const commandWords: Record<CommandId, string> = {
  'order.new': 'add create enter submit',
  'orders.import': 'csv excel xlsx spreadsheet file upload paste bulk',
  'customer.new': 'add create client',
  'export.new': 'csv download credentials passwords',
  'list.export': 'csv excel xlsx spreadsheet download report table',
  'checking.now': 'refresh reload poll sync run',
  'checking.pause': 'stop start engine automation',
  'data.backUp': 'backup save copy',
  'app.lock': 'code passcode log out logout',
  'app.quit': 'exit close',
  'sidebar.fold': 'hide show menu navigation',
  'theme.switch': 'mode colours colors appearance',
  'zoom.in': 'bigger larger text',
  'zoom.out': 'smaller text',
  'zoom.reset': 'normal actual 100',
  'palette.open': 'find',
  'place.back': 'previous history',
  'place.forward': 'next history',
  'dashboard.open': 'home figures statistics charts overview',
  'orders.open': 'list table',
  'attention.open': 'problems errors failed stuck halted',
  'transfers.open': 'nameservers activation waiting domains',
  'mailboxes.open': 'inboxes accounts emails e-mail addresses passwords',
  'renewals.open': 'expiry expires domains registrar rdap auto-renew due',
  'customers.open': 'clients users',
  'invoicing.open': 'invoice billing bill money revenue month payments accounting',
  'plans.open': 'prices products',
  'messages.open': 'inbox outbox mail notifications letters',
  'activity.open': 'history timeline audit events',
  'settings.open': 'preferences options configuration',
  'guide.open': 'help manual documentation support how',
  'logs.open': 'files errors debug',
}

export const sectionOtherWords: Record<SettingsSection, string> = {
  general:
    'mode practice live automation theme notifications tray start login secrets keychain',
  team: 'server join invitation people colleagues staff devices computers roles leave',
  lock: 'code passcode security',
  mailin: 'login api password',
  registrars: 'spaceship namecheap keys proxy ip',
  checking: 'interval polling engine',
  notifications: 'alerts notify desktop silent mute off kinds messages',
  mail: 'smtp letters e-mail email sender agency',
  letters: 'signature language english german emails templates',
  exports: 'hosts imap smtp',
  data: 'backup restore backups database check recover',
}

/** Parts of pages that staff look for by name. */
export const pageParts = [
  { title: 'Letters', address: '/messages/letters', words: 'emails outbox sent held mail' },
  {
    title: 'Templates of letters',
    address: '/messages/templates',
    words: 'emails words text signature merge fields language versions',
  },
  { title: 'Notifications', address: '/messages/notifications', words: 'unread news' },
  { title: 'Board of orders', address: '/orders/board', words: 'kanban cards status' },
  { title: 'Coupons', address: '/plans/coupons', words: 'discount codes' },
  { title: 'Log', address: '/activity/log', words: 'errors debug' },
  { title: 'Restore a backup', address: '/settings/data', words: 'backups database recover' },
  { title: 'Keyboard shortcuts', address: '/guide/keyboard', words: 'keys hotkeys help' },
  {
    title: 'Troubleshooting',
    address: '/guide/troubleshooting',
    words: 'help problems errors',
  },
  { title: 'Start page', address: '/start', words: 'tour welcome go live first' },
] as const
