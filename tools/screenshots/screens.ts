import type { Page } from '@playwright/test'
import type { Shown } from './fill.ts'

export type Screen = {
  /** Name of the picture. */
  readonly name: string
  readonly address: string
  /** Text of the page's heading; once it is there, the page is open. */
  readonly heading: string
  /** Presses and types what is needed before the picture. */
  readonly prepare?: (page: Page) => Promise<void>
  /** A picture is taken at a small size, too. */
  readonly isMain?: boolean
}

const openTab = (name: RegExp) => async (page: Page) => {
  await page.getByRole('tab', { name }).click()
}

export const emptyScreens: readonly Screen[] = [
  { name: 'orders-empty', address: '/orders', heading: 'Orders' },
  { name: 'mailboxes-empty', address: '/mailboxes', heading: 'Mailboxes' },
  { name: 'new-order-empty', address: '/orders/new', heading: 'New order' },
]

export const filledScreens = (shown: Shown): readonly Screen[] => [
  {
    name: 'order-in-progress',
    address: `/orders/${shown.inProgress}`,
    heading: 'In progress',
    isMain: true,
  },
  { name: 'orders', address: '/orders', heading: 'Orders' },
  {
    name: 'order-key-refused',
    address: `/orders/${shown.refused}`,
    heading: 'Draft',
    isMain: true,
  },
  {
    name: 'order-edit',
    address: `/orders/${shown.refused}/edit`,
    heading: 'Edit and resubmit',
  },
  {
    name: 'new-order',
    address: '/orders/new',
    heading: 'New order',
    prepare: fillForm,
  },
  {
    name: 'new-order-wrong',
    address: '/orders/new',
    heading: 'New order',
    prepare: fillWrongly,
  },
  {
    name: 'order-completed',
    address: `/orders/${shown.completed}`,
    heading: 'Completed',
  },
  ...(['Mailboxes', 'Transfers', 'Timeline', 'Notes', 'Details'] as const).map(tab => ({
    name: tab === 'Notes' ? 'order-notes' : `order-completed-${tab.toLowerCase()}`,
    address: `/orders/${shown.completed}`,
    heading: 'Completed',
    prepare: openTab(new RegExp(`^${tab}`)),
  })),
  { name: 'dashboard', address: '/dashboard', heading: 'Dashboard', isMain: true },
  { name: 'board', address: '/orders/board', heading: 'Orders', isMain: true },
  {
    name: 'orders-chosen',
    address: '/orders',
    heading: 'Orders',
    prepare: chooseOrders,
    isMain: true,
  },
  {
    name: 'import',
    address: '/orders/import',
    heading: 'Import orders',
    prepare: openTable,
    isMain: true,
  },
  {
    name: 'import-mend',
    address: '/orders/import',
    heading: 'Import orders',
    prepare: openMend,
  },
  {
    name: 'import-report',
    address: '/orders/import',
    heading: 'Import orders',
    prepare: openReport,
  },
  {
    name: 'domain',
    address: '/domains/active-harbourfinch.com',
    heading: 'active-harbourfinch.com',
  },
  {
    name: 'diagnosis',
    address: `/orders/${shown.refused}`,
    heading: 'Draft',
    prepare: openDiagnosis,
  },
  { name: 'palette', address: '/orders', heading: 'Orders', prepare: openPalette },
  { name: 'status-details', address: '/transfers', heading: 'Transfers', prepare: openDetails },
  { name: 'guide', address: '/guide', heading: 'Guide' },
  { name: 'attention', address: '/attention', heading: 'Needs attention' },
  { name: 'transfers', address: '/transfers', heading: 'Transfers' },
  { name: 'renewals', address: '/renewals', heading: 'Renewals' },
  { name: 'customers', address: '/customers', heading: 'Customers' },
  {
    name: 'customer',
    address: '/customers',
    heading: 'Customers',
    prepare: openCustomer,
    isMain: true,
  },
  { name: 'invoicing', address: '/invoicing', heading: 'Invoicing', isMain: true },
  { name: 'plans', address: '/plans', heading: 'Plans' },
  { name: 'messages', address: '/messages', heading: 'Messages' },
  { name: 'activity', address: '/activity', heading: 'Activity' },
  {
    name: 'mailboxes',
    address: '/mailboxes',
    heading: 'Mailboxes',
    prepare: chooseMailboxes,
    isMain: true,
  },
  ...(['general', 'mailin', 'registrars', 'checking', 'mail', 'exports', 'data'] as const).map(
    section => ({
      name: `settings-${section}`,
      address: `/settings/${section}`,
      heading: 'Settings',
    }),
  ),
]

async function openCustomer(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'Brightwell' }).click()
  await page.getByRole('tab', { name: 'Overview' }).waitFor()
}

async function fillForm(page: Page): Promise<void> {
  await choose(page, 'Customer', 'Oakline')
  await choose(page, 'Plan', 'Private SMTP')
  await page
    .getByLabel('Domain names')
    .fill(
      'oakline-reach.com\nhttps://www.oakline-hello.com/about\ngetoakline.io, getoakline.io',
    )
  const rows = [
    ['Jane', 'Doe', 'jane.doe'],
    ['Max', 'Roe', 'max'],
    ['Sofia', 'Lind', ''],
  ] as const
  for (const [at, [first, last, prefix]] of rows.entries()) {
    const row = page.getByRole('group', { name: `Mailbox ${at + 1}` })
    await row.getByLabel('First name').fill(first)
    await row.getByLabel('Last name').fill(last)
    await row.getByLabel('Prefix', { exact: true }).fill(prefix)
  }
  await page.getByLabel('API key').fill('practice-key')
  await page.getByLabel('API secret').fill('practice-secret')
  await toTop(page)
}

async function fillWrongly(page: Page): Promise<void> {
  await choose(page, 'Customer', 'Oakline')
  await page
    .getByLabel('Domain names')
    .fill('mail.oakline.com\nco.uk\nslow-oakline.com\noakline-reach.com')
  const row = page.getByRole('group', { name: 'Mailbox 1' })
  await row.getByLabel('First name').fill('Jane')
  await row.getByLabel('Prefix', { exact: true }).fill('jane doe')
  await page.getByRole('button', { name: 'Create order' }).click()
  await toTop(page)
}

async function choose(page: Page, label: string, search: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: search }).first().click()
}

const toTop = (page: Page) => page.getByRole('heading', { name: 'Customer and plan' }).hover()

async function chooseMailboxes(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Choose .*@/ })
  for (const at of [1, 2, 3]) await boxes.nth(at).check()
}

async function chooseOrders(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^Choose order/ })
  for (const at of [1, 2]) await boxes.nth(at).check()
}

async function openTable(page: Page): Promise<void> {
  const lines = [
    'Customer;Domains;Mailboxes per domain;First name;Last name;Prefix;API key;API secret',
    'billing@oakline.example;oakline-mail.com,oakline-team.com;1;Jane;Doe;jane.doe;key-one;secret-one',
    'it@brightwell.example;brightwell-search.com;1;Max;Roe;max;key-two;secret-two',
    'it@brightwell.example;co.uk;1;Max;Roe;max;key-two;secret-two',
    'nobody@elsewhere.example;elsewhere.com;1;Sofia;Lind;sofia;key-three;secret-three',
  ]
  const file = {
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  }
  await page.setInputFiles('input[type=file]', file)
  await page.getByText('orders.csv, 4 rows').waitFor()
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option', { name: 'Private SMTP' }).first().click()
  await page.getByRole('button', { name: 'Ready 2', exact: true }).waitFor()
}

async function openMend(page: Page): Promise<void> {
  await openTable(page)
  await page.getByText(/^Domains: co\.uk/).click()
  await page.getByRole('dialog').waitFor()
}

async function openReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See the report' }).click()
  await page.getByRole('grid', { name: 'What became of the orders' }).waitFor()
}

async function openDiagnosis(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Why is .* stuck\?$/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Copy report' }).waitFor()
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('[role=combobox]:focus').waitFor()
  await page.keyboard.type('oak')
}

const openDetails = (page: Page) =>
  page.getByRole('contentinfo').getByRole('button').first().click()
