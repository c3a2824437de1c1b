import type { Practice } from '../../electron/practice/practice.ts'
import type { App } from '../support/boxwright-app.ts'

/** Goes live at providers of the test, for tests that are not about going live. */
export async function goLive(app: App, outside: Practice): Promise<void> {
  await app.call('settings.save', { mode: 'live' })
  await app.call('vault.useKeyFile', {})
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
  await app.call('customers.save', { name: 'Acme', email: 'jo@acme.example' })
  await app.call('plans.save', {
    name: 'Private SMTP',
    providerType: 'Private SMTP',
    price: 3,
    isActive: true,
  })
  await app.page.reload()
}
