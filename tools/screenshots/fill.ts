import { setTimeout as sleep } from 'node:timers/promises'
import type { SubmitArgs } from '../../shared/orders/form.ts'
import type { App } from '../../test/support/boxwright-app.ts'

export type Shown = {
  readonly inProgress: number
  readonly refused: number
  readonly completed: number
}

const people = [
  { prefix: 'jane.doe', firstName: 'Jane', lastName: 'Doe' },
  { prefix: 'max', firstName: 'Max', lastName: 'Roe' },
  { prefix: 'sofia.lind', firstName: 'Sofia', lastName: 'Lind' },
] as const

const customers = [
  ['Harbour & Finch Consulting', 'ops@harbourfinch.example'],
  ['Brightwell Recruiting', 'it@brightwell.example'],
  ['Oakline Software GmbH', 'billing@oakline.example'],
  ['Ter Horst Vertriebsgesellschaft für Industrieanlagen', 'einkauf@terhorst.example'],
] as const

const order = {
  planId: 1,
  inboxesPerDomain: 3,
  prefixes: [...people],
  hostingPlatform: 'spaceship',
  credentials: { spaceshipApiKey: 'practice-key', spaceshipApiSecretKey: 'practice-secret' },
} satisfies Partial<SubmitArgs>

/** Submits orders of every kind, and waits until they are as far as the pictures show them. */
export async function fill(app: App): Promise<Shown> {
  const ids: number[] = []
  for (const [name, email] of customers)
    ids.push((await app.call('customers.save', { name, email })).id)
  const [harbour = 1, brightwell = 1, oakline = 1, terHorst = 1] = ids
  const submit = async (args: Omit<SubmitArgs, 'planId'>) =>
    (await app.call('orders.submit', { ...order, ...args })).id
  const completed = await submit({
    customerId: harbour,
    domains: 'active-harbourfinch.com, tryharbourfinch.com, getharbourfinch.com',
    forwardingUrl: 'https://www.harbourfinch.com',
    masterInboxEmail: 'replies@harbourfinch.com',
    masterInboxConfirmation: true,
    additionalInfo: 'Warm-up starts on Monday.',
    amount: 27,
    currency: 'USD',
    couponCode: 'SPRING',
  })
  const refused = await submit({
    customerId: brightwell,
    domains:
      'refused-brightwell.com, refused-brightwell.co.uk, missing-brightwell.net, brightwell-talent.com',
    inboxesPerDomain: 2,
    prefixes: people.slice(0, 2),
  })
  await submit({
    customerId: terHorst,
    domains: 'active-terhorst-industrieanlagen-vertrieb-und-service.com',
  })
  const inProgress = await submit({
    customerId: oakline,
    domains: [
      'active-oakline.com',
      'tryoakline.com',
      'slow-oakline.com',
      'slow-oakline-software.io',
      'conflict-oakline.dev',
      'slow-getoakline.com',
    ].join('\n'),
    prefixes: [{ prefix: 'john', firstName: 'John', lastName: 'Ames' }, ...people.slice(0, 2)],
  })
  await submit({
    customerId: harbour,
    domains: 'harbourfinch-mail.com, harbourfinch-team.com',
    hostingPlatform: 'other',
    otherPlatform: 'GoDaddy',
  })
  await submit({ customerId: brightwell, asDraft: true, domains: 'brightwell-jobs.com' })
  const rejected = await submit({ customerId: oakline, domains: 'slow-oakline-labs.com' })
  await app.call('orders.reject', { id: rejected, reason: 'The customer ordered twice' })
  const cancelled = await submit({ customerId: terHorst, domains: 'slow-terhorst.de' })
  await app.call('orders.cancel', { id: cancelled, removeMailboxes: false })
  await addNotes(app, { completed, inProgress })
  await importFile(app, { oakline, brightwell })
  const shown = { inProgress, refused, completed }
  await waitFor(app, shown)
  return shown
}

async function waitFor(app: App, { inProgress, refused, completed }: Shown): Promise<void> {
  await until(async () => {
    const done = await app.call('orders.get', { id: completed })
    const draft = await app.call('orders.get', { id: refused })
    const moving = await app.call('orders.get', { id: inProgress })
    const finished = moving.domains.filter(domain => domain.state === 'finished').length
    return done.status === 'completed' && draft.status === 'draft' && finished >= 2
  })
}

async function addNotes(
  app: App,
  { completed, inProgress }: Pick<Shown, 'completed' | 'inProgress'>,
): Promise<void> {
  const note = (orderId: number, text: string) => app.call('notes.save', { orderId, text })
  await note(completed, 'Invoice goes to the parent company, see the e-mail of 18 November.')
  await note(completed, 'Called Sofia: warm-up starts on Monday, not earlier.')
  await note(inProgress, 'Two domains are still at their old registrar. Ask on Thursday.')
}

async function until(hasCome: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await hasCome()) return
    await sleep(200)
  }
  throw new Error('The practice orders did not get that far within a minute.')
}

type Customers = { readonly oakline: number; readonly brightwell: number }

/** A file of which one order was left out, and one was refused. */
async function importFile(app: App, { oakline, brightwell }: Customers): Promise<void> {
  const rows = [
    { domain: 'active-oakline-mail.com', customer: 'Oakline Software GmbH', id: oakline },
    {
      domain: 'active-brightwell-search.com',
      customer: 'Brightwell Recruiting',
      id: brightwell,
    },
    { domain: 'slow-oakline.com', customer: 'Oakline Software GmbH', id: oakline },
  ]
  const leftOut = {
    customer: 'nobody@elsewhere.example',
    domain: 'elsewhere.com',
    why: 'No customer has this address.',
  }
  const { id: importId } = await app.call('imports.begin', {
    name: 'orders-november.csv',
    orders: [...rows.map(({ domain, customer }) => ({ domain, customer })), leftOut].map(
      (row, at) => ({
        ...row,
        firstRow: at + 2,
        rows: String(at + 2),
        domainCount: 1,
        isMended: false,
        cells: { domains: row.domain },
      }),
    ),
  })
  for (const [position, { domain, id }] of rows.entries()) {
    const submitted = app.call('imports.submit', {
      mode: 'practice',
      order: { ...order, customerId: id, domains: domain },
      entry: { importId, position },
    })
    // refused, for the report to show
    if (domain.startsWith('slow-')) await submitted.catch(() => undefined)
    else await submitted
  }
}
