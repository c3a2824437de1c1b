import type { Page } from '@playwright/test'
import type { Shown } from './fill.ts'
import { emptyScreens, filledScreens, type Screen } from './screens.ts'

type Step = (page: Page) => Promise<void>

const button =
  (name: string | RegExp): Step =>
  page =>
    page.getByRole('button', { name }).first().click()
const item =
  (name: string | RegExp): Step =>
  page =>
    page.getByRole('menuitem', { name }).click()
const tab =
  (name: string | RegExp): Step =>
  page =>
    page.getByRole('tab', { name }).click()
const row =
  (name: string | RegExp): Step =>
  page =>
    page.getByRole('row').filter({ hasText: name }).first().click()
const dialog: Step = page => page.getByRole('dialog').waitFor()
const search =
  (words: string): Step =>
  page =>
    page.getByRole('textbox', { name: /^Search/ }).fill(words)
/** Presses the button of this name in a dialog. */
const inDialog =
  (name: string | RegExp): Step =>
  page =>
    page.getByRole('dialog').getByRole('button', { name }).click()

function screen(
  name: string,
  address: string,
  heading: string,
  ...steps: readonly Step[]
): Screen {
  return {
    name,
    address,
    heading,
    async prepare(page) {
      for (const step of steps) await step(page)
    },
  }
}

/** Screens of practice mode without data; the last ones are of the app lock. */
export const unusedScreens: readonly Screen[] = [
  ...emptyScreens,
  screen('start', '/start', 'Start'),
  screen('dashboard-empty', '/dashboard', 'Dashboard'),
  screen('board-empty', '/orders/board', 'Orders'),
  screen('attention-empty', '/attention', 'Needs attention'),
  screen('transfers-empty', '/transfers', 'Transfers'),
  screen('renewals-empty', '/renewals', 'Renewals'),
  screen('invoicing-empty', '/invoicing', 'Invoicing'),
  screen('notifications-empty', '/messages', 'Messages'),
  screen('letters-empty', '/messages/letters', 'Messages'),
  screen('templates', '/messages/templates', 'Messages'),
  screen('template', '/messages/templates/order-completed/en', 'Order completed'),
  screen('inbox-empty', '/messages/inbox', 'Messages'),
  screen('coupons-empty', '/plans/coupons', 'Plans'),
  screen('activity-empty', '/activity', 'Activity'),
  screen('import-empty', '/orders/import', 'Import orders'),
  screen('no-page', '/nowhere', 'No such page'),
  screen('no-order', '/orders/99', 'Order 99'),
  screen('settings-lock', '/settings/lock', 'Settings'),
  screen(
    'lock-code-wrong',
    '/settings/lock',
    'Settings',
    button('Set a lock code'),
    dialog,
    inDialog('Set lock code'),
  ),
]

const menu = button('More for this order')

/** Tabs, menus and dialogs of orders that `filledScreens` leaves out, and what they refuse. */
const screensOfOrder = ({ inProgress, refused, completed }: Shown): readonly Screen[] => {
  const running = `/orders/${inProgress}`
  const halted = `/orders/${refused}`
  const done = `/orders/${completed}`
  return [
    ...(['Mailboxes', 'Transfers', 'Timeline', 'Notes', 'Details'] as const).map(name =>
      screen(
        `order-in-progress-${name.toLowerCase()}`,
        running,
        'In progress',
        tab(new RegExp(`^${name}`)),
      ),
    ),
    screen(
      'order-request',
      done,
      'Completed',
      tab(/^Transfers/),
      page => page.getByRole('grid', { name: 'Raw answers' }).getByRole('row').nth(1).click(),
      dialog,
    ),
    screen('order-menu', running, 'In progress', menu),
    screen('order-cancel', running, 'In progress', menu, item('Cancel order'), dialog),
    screen('order-reject', running, 'In progress', menu, item('Reject order'), dialog, page =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: /^Reject/ })
        .click(),
    ),
    screen('order-export', done, 'Completed', button(/^Export/)),
    screen('domain-menu', halted, 'Draft', button(/^More for .*brightwell/)),
    screen(
      'domain-replace',
      halted,
      'Draft',
      button(/^More for refused-brightwell.com/),
      item('Replace domain'),
      dialog,
    ),
    screen(
      'domain-nameservers',
      halted,
      'Draft',
      button(/^More for refused-brightwell.com/),
      item('Set the nameservers yourself'),
      dialog,
    ),
    screen('order-template', `/orders/new/from/${completed}`, 'New order'),
    screen('order-practice', '/orders/new/practice', 'Practice order'),
  ]
}

/** Menus and dialogs of the list of orders. */
const screensOfList: readonly Screen[] = [
  screen('orders-no-match', '/orders', 'Orders', search('nothing-like-this')),
  screen('orders-view', '/orders', 'Orders', button('View')),
  screen(
    'orders-save-view',
    '/orders',
    'Orders',
    button('View'),
    item('Save this view'),
    dialog,
  ),
  screen('orders-row-menu', '/orders', 'Orders', page =>
    page.getByRole('row').filter({ hasText: 'Brightwell' }).first().click({ button: 'right' }),
  ),
  screen(
    'orders-cancel',
    '/orders',
    'Orders',
    page =>
      page
        .getByRole('checkbox', { name: /^Choose order/ })
        .nth(4)
        .check(),
    button(/^Cancel \d/),
    dialog,
  ),
]

/** Dialogs and tabs of the other pages. */
const screensOfPages: readonly Screen[] = [
  screen('dashboard-table', '/dashboard', 'Dashboard', button('Show table')),
  screen(
    'customer-edit',
    '/customers',
    'Customers',
    row('Brightwell'),
    button('More for this customer'),
    item('Edit name and address'),
    dialog,
  ),
  screen(
    'customer-merge',
    '/customers',
    'Customers',
    row('Brightwell'),
    button('More for this customer'),
    item('Merge with another…'),
    dialog,
  ),
  screen(
    'customer-keys',
    '/customers',
    'Customers',
    row('Brightwell'),
    button('Enter the Namecheap keys'),
    dialog,
  ),
  screen(
    'customer-new',
    '/customers',
    'Customers',
    button('New customer'),
    dialog,
    inDialog('Create customer'),
  ),
  screen(
    'customer-delete',
    '/customers',
    'Customers',
    row('Brightwell'),
    button('More for this customer'),
    item('Delete customer…'),
    dialog,
  ),
  screen('customers-export', '/customers', 'Customers', button(/^Export mailboxes/)),
  screen('customers-no-match', '/customers', 'Customers', search('nothing-like-this')),
  screen('plan-new', '/plans', 'Plans', button('New plan'), dialog, inDialog('Create plan')),
  screen('coupons', '/plans/coupons', 'Plans'),
  screen(
    'coupon-new',
    '/plans/coupons',
    'Plans',
    button('New coupon'),
    dialog,
    inDialog('Create coupon'),
  ),
  screen('letters', '/messages/letters', 'Messages'),
  screen('letter', '/messages/letters', 'Messages', row(/@/), dialog),
  screen('inbox', '/messages/inbox', 'Messages'),
  screen('log', '/activity/log', 'Activity'),
  screen('guide-troubleshooting', '/guide/troubleshooting', 'Guide'),
  screen('settings-lock-filled', '/settings/lock', 'Settings'),
  screen('sidebar-folded', '/orders', 'Orders', button('Fold the sidebar')),
  screen('sidebar-unfolded', '/orders', 'Orders', button('Unfold the sidebar')),
]

export const usedScreens = (shown: Shown): readonly Screen[] => [
  ...filledScreens(shown),
  ...screensOfOrder(shown),
  ...screensOfList,
  ...screensOfPages,
]
