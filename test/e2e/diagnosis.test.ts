import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

test('a stuck domain tells why and what to do', async ({ app }) => {
  const { page, electron } = app
  const id = await submitOrder(app, ['refused-why.com'])
  await reach(app, id, 'draft')
  await goTo(page, `/orders/${id}`)

  await page.getByRole('button', { name: 'Why is refused-why.com stuck?' }).click()

  const drawer = page.getByRole('dialog', { name: 'Why is it stuck?' })
  const verdict = drawer.getByRole('region', { name: 'Verdict' })
  const sentence = 'Spaceship refuses the key of this order: enter a valid one and resubmit.'
  await expect(verdict.getByRole('paragraph')).toHaveText([sentence], { timeout: 15_000 })
  const action = verdict.getByRole('button')
  await expect(action).toHaveText(['Correct the Spaceship key'])

  await drawer.getByRole('button', { name: 'Copy report' }).click()
  const clipboard = () => electron.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(clipboard).toContain(sentence)
  const report = await clipboard()
  expect(report).toContain('refused-why.com: why is it stuck')
  expect(report).toMatch(/Spaceship.*: wrong/)
  expect(report).not.toMatch(/first-key|first-secret/)

  await action.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Edit and resubmit')
  await expect(page.getByLabel('API key')).toHaveValue('')
})
