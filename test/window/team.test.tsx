import type { CallName } from '../../shared/border/calls.ts'
import { ok } from '../../shared/border/result.ts'
import { callRights } from '../../shared/team/call-rights.ts'
import type { Actor } from '../../shared/team/team.ts'
import { submitOrder } from '../support/orders.ts'
import { type App, expect, goTo, test } from './support/window.tsx'

const ada: Actor = { id: 1, name: 'Ada', role: 'staff', maySeePasswords: true }
const grace: Actor = { id: 2, name: 'Grace', role: 'staff', maySeePasswords: true }

const isGraceThere = { staff: grace, isEditing: true, since: '2026-01-01T00:00:00.000Z' }

/** Has the window ask `answer` in place of the main process, and draws it anew. */
async function answerBy(
  app: App,
  answer: (name: CallName, args: unknown) => Promise<unknown>,
): Promise<void> {
  Object.assign(window.boxwright, { call: answer })
  await app.page.reload()
}

/** Shows the window as that of a device which has joined; returns the tellings of presence. */
async function join(app: App, actor: Actor): Promise<unknown[]> {
  const told: unknown[] = []
  const answers: Partial<Record<CallName, () => Promise<unknown>>> = {
    'team.status': async () =>
      ok({ state: 'connected', server: 'https://server:1', staff: actor }),
    'presence.list': async () => ok({ rows: [isGraceThere] }),
    // practice, which is all that the border of tests has, is never a server's
    'app.info': async () => ok({ ...(await app.call('app.info', {})), mode: 'live' }),
  }
  await answerBy(app, async (name, args) => {
    if (name === 'presence.tell') told.push(args)
    const own = answers[name]
    if (own !== undefined) return own()
    if (callRights[name] === 'desk') return app.main.send(name, args)
    return app.main.sendAs(actor, name, args)
  })
  return told
}

async function openBilling(app: App): Promise<number> {
  await app.call('settings.save', { automationEnabled: false })
  const id = await submitOrder(app, ['active-shared.com'])
  await goTo(app.page, `/orders/${id}`)
  await app.page.getByRole('button', { name: 'More for this order' }).click()
  await app.page.getByRole('menuitem', { name: 'Change the billing' }).click()
  return id
}

test('what a colleague changed is shown before it is saved over', async ({ app }) => {
  const { page } = app
  await join(app, ada)
  const id = await openBilling(app)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Amount').fill('42')
  const dueAt = '2030-05-01T10:00:00.000Z'
  await app.main.sendAs(grace, 'orders.setDueDate', { id, dueAt })

  await dialog.getByRole('button', { name: 'Save billing' }).click()

  await expect(dialog).toContainText('Grace changed this order meanwhile')
  await dialog.getByRole('button', { name: 'Look at it first' }).click()
  await expect(dialog.getByRole('region', { name: 'As it is now' })).toContainText('2030')
  await dialog.getByRole('button', { name: 'Back to what I entered' }).click()
  await expect(dialog.getByLabel('Amount')).toHaveValue('42')
  // a change after the one that was looked at is asked about again
  await app.main.sendAs(grace, 'orders.setDueDate', { id, dueAt: null })
  await dialog.getByRole('button', { name: 'Save billing' }).click()
  await dialog.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(dialog).toBeHidden()
  expect((await app.call('orders.get', { id })).amount).toBe(42)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const timeline = page.getByRole('tabpanel', { name: 'Timeline' })
  await expect(timeline).toContainText('Grace')
  await expect(timeline).toContainText('You')
})

test('a resubmission is not sent over the change of a colleague', async ({ app }) => {
  const { page } = app
  await app.call('settings.save', { automationEnabled: false })
  const id = await submitOrder(app, ['active-shared.com'])
  await app.call('orders.reject', { id, reason: 'Another domain.' })
  const told = await join(app, ada)
  await goTo(page, `/orders/${id}/edit`)
  await expect(page.getByRole('heading', { level: 1, name: /Edit and resubmit/ })).toBeVisible()
  const domains = page.getByLabel('Domain names')
  await domains.fill('active-other.com')
  await expect(page.getByText('Grace is editing this order')).toBeVisible()
  expect(told.at(-1)).toEqual({ orderId: id, isEditing: true })
  await app.main.sendAs(grace, 'orders.setBilling', { ids: [id], amount: 7 })

  await page.getByRole('button', { name: 'Resubmit order' }).click()

  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Grace changed this order meanwhile')
  await page.keyboard.press('Escape')
  await expect(domains).toHaveValue('active-other.com')
  await page.getByRole('button', { name: 'Resubmit order' }).click()
  await dialog.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'active-other.com' })).toContainText(
    'Pending',
  )
  expect(told.at(-1)).toEqual({ orderId: id, isEditing: false })
})

test('who may not see passwords reads why beside what needs them', async ({ app }) => {
  const { page } = app
  await app.call('settings.save', { automationEnabled: false })
  const id = await submitOrder(app, ['active-shared.com'])
  await app.call('orders.addMailboxes', {
    id,
    mailboxes: [{ email: 'jane.doe@active-shared.com', password: 'a-password-1' }],
  })
  await join(app, { ...ada, maySeePasswords: false })
  await goTo(page, `/orders/${id}`)
  await page.getByRole('tab', { name: 'Mailboxes' }).click()

  const reveal = page.getByRole('button', { name: /Show password/ }).first()

  await expect(reveal).toHaveAttribute('aria-disabled', 'true')
  await expect(reveal).toHaveAttribute('aria-label', /An admin of your team can change that/)
  await page.getByRole('button', { name: 'More for this order' }).click()
  const handOver = page.getByRole('menuitem', { name: /Hand over credentials/ })
  await expect(handOver).toHaveAttribute('data-disabled')
})

test('a computer alone tells nobody what it shows', async ({ app }) => {
  const called: CallName[] = []
  await answerBy(app, (name, args) => {
    called.push(name)
    return app.main.send(name, args)
  })
  await openBilling(app)

  await expect(app.page.getByRole('dialog').getByLabel('Amount')).toBeVisible()

  expect(called).toContain('orders.get')
  expect(called.filter(name => name.startsWith('presence.'))).toEqual([])
})
