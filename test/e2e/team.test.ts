import type { Practice } from '../../electron/practice/practice.ts'
import { order } from '../border/samples.ts'
import { dropFolder, type ServerProcess, startServer } from '../server/server-process.ts'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { openJoinedApp } from './joined-app.ts'

test('two windows work on one server, which is killed meanwhile and comes back', async ({
  outside,
}, info) => {
  let server = await startServer()
  const apps: App[] = []
  try {
    for (const name of ['Ada', 'Grace'])
      apps.push(await openJoinedApp(server, name, info.outputPath(name)))
    const [ada, grace] = apps
    if (ada === undefined || grace === undefined) throw new Error('Two were opened.')
    await setUp(ada, outside)
    await grace.page.goto('app://boxwright/index.html#/orders')
    await grace.page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()

    const { id } = await ada.call('orders.submit', { ...order, domains: 'active-shared.com' })

    await expect(grace.page.getByText('active-shared.com').first()).toBeVisible()
    await server.end('SIGKILL')
    await expect
      .poll(async () => (await grace.call('team.status', {})).state)
      .toBe('unreachable')
    server = await startServer({
      folder: server.folder,
      flags: ['--listen', new URL(server.url).host],
    })
    for (const app of apps)
      await expect
        .poll(async () => (await app.call('team.status', {})).state, { timeout: 15_000 })
        .toBe('connected')

    // what was under way goes on, and the window of the other one shows it by itself
    const ended = async () => (await ada.call('orders.get', { id })).status
    await expect.poll(ended, { timeout: 20_000 }).toBe('completed')
    await expect(grace.page.getByText('Completed').first()).toBeVisible()
    await grace.call('customers.save', { name: 'Of Grace', email: 'g@customer.example' })
    const { rows } = await ada.call('customers.list', { page: 1, pageSize: 50 })
    expect(rows.map(({ name }) => name).sort()).toEqual(['Northwind Outreach', 'Of Grace'])
  } finally {
    for (const app of apps) await app.close()
    await end(server)
  }
})

async function setUp(app: App, outside: Practice): Promise<void> {
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  await app.call('settings.save', {
    mailin: {
      baseUrl: outside.mailinBaseUrl,
      email: outside.email,
      password: outside.password,
      minGapMs: 50,
    },
    registrars: { spaceshipBaseUrl: outside.spaceshipBaseUrl },
    polling: { intervalSeconds: 1, jobPollSeconds: 1 },
  })
  await app.call('customers.save', { name: 'Northwind Outreach', email: 'o@northwind.example' })
  await app.call('plans.save', {
    name: 'Private SMTP',
    providerType: 'Private SMTP',
    price: 3,
    isActive: true,
  })
}

async function end(server: ServerProcess): Promise<void> {
  await server.end()
  dropFolder(server.folder)
}
