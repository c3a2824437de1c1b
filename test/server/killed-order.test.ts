import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effectsOf } from '../../electron/practice/counts.ts'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { submitOrder } from '../support/orders.ts'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'
import { wireClient } from './wire-client.ts'

const folder = newFolder()
let providers: Practice
let server: ServerProcess

beforeAll(async () => {
  providers = await startPractice({ journalFile: null, speed: 100 })
})
afterAll(async () => {
  await server.end()
  await providers.stop()
  dropFolder(folder)
})

test('an order goes on after its server was killed, and nothing is done twice', async () => {
  server = await startServer({ folder })
  const ada = await wireClient(server).joined((await server.invite('Ada')).secret)
  const change = {
    mailin: {
      baseUrl: providers.mailinBaseUrl,
      email: providers.email,
      password: providers.password,
      minGapMs: 50,
    },
    registrars: { spaceshipBaseUrl: providers.spaceshipBaseUrl },
    polling: { intervalSeconds: 1, jobPollSeconds: 1 },
  }
  const asked = await ada.reply('settings.save', change)
  if (asked.reply?.kind === 'question')
    await ada.post('/answer', { ticket: asked.reply.ticket, answer: true })
  await ada.call('customers.save', { name: 'Acme', email: 'jo@acme.example' })
  const providerType = 'Private SMTP'
  const plan = { name: providerType, providerType, price: 3, isActive: true } as const
  await ada.call('plans.save', plan)
  const id = await submitOrder(ada, ['active-killed.com', 'kept-killed.com'])
  const hasTransferred = () => effectsOf(providers.core.state, 'transfer', 'kept-killed.com')
  while (hasTransferred() === 0) await pause(10)
  await server.end('SIGKILL')

  server = await startServer({ folder })
  const again = wireClient(server).device(ada.token)
  const status = async () => (await again.call('orders.get', { id })).status
  await expect.poll(status, { timeout: 60_000, interval: 250 }).toBe('completed')
  expect(hasTransferred()).toBe(1)
  const { rows } = await again.call('mailboxes.list', { page: 1, pageSize: 10 })
  expect(rows).toHaveLength(4)
  for (const { email } of rows)
    expect(effectsOf(providers.core.state, 'create', email), email).toBe(1)
  const { rows: acts } = await again.call('activity.list', {
    orderId: id,
    page: 1,
    pageSize: 50,
  })
  expect(acts.map(act => act.by?.name)).toContain('Ada')
})
