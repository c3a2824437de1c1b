import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

test('a page that breaks says so, and the rest goes on', async ({ app }) => {
  const { page } = app
  // the only page whose code is read later, so the only one that can be kept from the window
  await app.electron.evaluate(({ session }) =>
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
      answer({ cancel: url.includes('Dashboard') }),
    ),
  )
  await goTo(page, '/dashboard')
  await expect(page.getByRole('alert')).toContainText('Orders are still worked on.')

  // the error is in the log
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible()
  const { rows } = await app.call('log.list', { level: 'error', page: 1, pageSize: 10 })
  expect(rows[0]).toMatchObject({
    event: 'bug',
    message: expect.stringMatching(/^In the window: .*Dashboard/s),
  })

  await app.electron.evaluate(({ session }) =>
    session.defaultSession.webRequest.onBeforeRequest(null),
  )
  await goTo(page, '/dashboard')
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible()
})
