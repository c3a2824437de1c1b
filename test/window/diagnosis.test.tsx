import { reach, submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

const cases = [
  ['locked-why.com', 'draft', /update lock \(clientUpdateProhibited\)/],
  ['expired-why.com', 'in-progress', /registration of expired-why.com has run out/],
  ['suspended-why.com', 'in-progress', /has suspended suspended-why.com/],
] as const

test('a stuck domain tells why and what to do', async ({ app }) => {
  const { page, main } = app
  const id = await submitOrder(app, ['refused-why.com'])
  await reach(app, id, 'draft')
  await goTo(page, `/orders/${id}`)

  await page.getByRole('button', { name: 'Why is refused-why.com stuck?' }).click()

  const drawer = page.getByRole('dialog', { name: 'Why is it stuck?' })
  const verdict = drawer.getByRole('region', { name: 'Verdict' })
  const sentence = 'Spaceship refuses the key of this order: enter a valid one and resubmit.'
  await expect(verdict.getByRole('paragraph')).toHaveText([sentence])
  const action = verdict.getByRole('button')
  await expect(action).toHaveText(['Correct the Spaceship key'])

  await drawer.getByRole('button', { name: 'Copy report' }).click()
  const clipboard = () => main.copied.at(-1) ?? ''
  await expect.poll(clipboard).toContain(sentence)
  const report = clipboard()
  expect(report).toContain('refused-why.com: why is it stuck')
  expect(report).toMatch(/Spaceship.*: wrong/)
  expect(report).not.toMatch(/first-key|first-secret/)

  await action.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Edit and resubmit')
  await expect(page.getByLabel('API key')).toHaveValue('')
})

test('what the registrar tells of a domain explains why it is stuck', async ({ app }) => {
  const { page } = app
  for (const [domain, status, sentence] of cases) {
    const id = await submitOrder(app, [domain])
    const stageOf = async () => (await app.call('orders.get', { id })).domains[0]?.stage
    const stage = status === 'draft' ? 'nameservers' : 'activation'
    await expect.poll(stageOf).toBe(stage)
    await reach(app, id, status)
    await goTo(page, `/orders/${id}`)

    await page.getByRole('button', { name: `Why is ${domain} stuck?` }).click()

    const drawer = page.getByRole('dialog', { name: 'Why is it stuck?' })
    const verdict = drawer.getByRole('region', { name: 'Verdict' })
    await expect(verdict.getByRole('paragraph')).toHaveText([sentence])
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
  }
})
