import type { CallName } from '../../shared/border/calls.ts'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

/** Lets calls of this name wait, as on a busy machine, until the answer of this is called. */
async function delay({ electron }: App, name: CallName): Promise<() => Promise<void>> {
  await electron.evaluate(({ BrowserWindow, ipcMain }, delayed) => {
    type Handle = (...call: readonly unknown[]) => unknown
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron's own table of handlers
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      readonly _invokeHandlers: ReadonlyMap<string, Handle>
    }
    const channel = 'boxwright:call'
    const answer = handlers.get(channel)
    const released = new Promise(release => Object.assign(globalThis, { release }))
    BrowserWindow.getAllWindows()[0]?.webContents.ipc.handle(channel, async (...call) => {
      if (call[1] === delayed) await released
      return answer?.(...call)
    })
  }, name)
  return () => electron.evaluate('release()')
}

test('rows of the search before neither open nor stand under another count', async ({
  app,
}) => {
  const { page } = app
  for (const name of ['Harbour', 'Meadow'])
    await app.call('customers.save', { name, email: `${name.toLowerCase()}@example.com` })
  await goTo(page, '/customers')
  const table = page.getByRole('grid', { name: 'Customers' })
  const search = page.getByRole('textbox', { name: 'Search names, e-mail addresses' })
  await search.fill('Harbour')
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(1)
  const release = await delay(app, 'customers.list')

  await search.fill('example.com')
  const stale = table.getByRole('row', { name: /^Harbour/ })
  await expect(table).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers1')
  await stale.click({ force: true })
  await stale.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers1')

  await release()
  await expect(table).not.toHaveAttribute('aria-busy')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Customers1')
  await table.getByRole('row', { name: /^Meadow/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Meadow')
})
