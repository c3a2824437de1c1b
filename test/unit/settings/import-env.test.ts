import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { type Env, importEnv, readEnv } from '../../../electron/settings/import-env.ts'
import { openSettings } from '../../../electron/settings/settings.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { openTestVault } from '../../support/order-fixture.ts'

const all: Env = {
  MAILIN_AI_AUTOMATION_ENABLED: 'false',
  MAILIN_AI_BASE_URL: 'https://mailin.example/api',
  MAILIN_AI_EMAIL: 'agency@acme.example',
  MAILIN_AI_PASSWORD: 'secret',
  MAILIN_AI_DEVICE_NAME: 'fixture 1',
  MAILIN_AI_TIMEOUT: '45',
}

async function openLive() {
  const db = await openTestDatabase()
  const vault = openTestVault(db, tempFolder())
  const settings = openSettings(db, vault, 'live')
  return { db, settings, start: (env: Env) => importEnv(db, vault, settings, env) }
}

describe('the first start of live mode', () => {
  it('takes all six variables', async () => {
    const { settings, start } = await openLive()

    start(all)

    expect(settings.view()).toMatchObject({
      automationEnabled: false,
      mailin: {
        baseUrl: 'https://mailin.example/api',
        email: 'agency@acme.example',
        hasPassword: true,
        deviceName: 'fixture 1',
        timeoutSeconds: 45,
      },
    })
    expect(settings.password('mailin')).toBe('secret')
  })

  it('leaves out what settings refuse', async () => {
    const { settings, start } = await openLive()

    start({ ...all, MAILIN_AI_BASE_URL: 'http://mailin.example', MAILIN_AI_TIMEOUT: 'soon' })

    expect(settings.read().mailin).toMatchObject({
      baseUrl: 'https://api.mailin.ai/api/v1/public',
      timeoutSeconds: 120,
      email: 'agency@acme.example',
    })
  })
})

it('a later start keeps what staff changed', async () => {
  const { db, settings, start } = await openLive()
  start(all)
  write(db, tx => settings.save(tx, { mailin: { email: 'other@acme.example', password: 'x' } }))

  start(all)

  expect(settings.read().mailin.email).toBe('other@acme.example')
  expect(settings.password('mailin')).toBe('x')
})

it('the environment wins over the file', () => {
  const folder = tempFolder()
  writeFileSync(
    join(folder, '.env'),
    'MAILIN_AI_EMAIL="file@x.example"\nMAILIN_AI_TIMEOUT=30\n',
  )

  const env = readEnv(folder, { MAILIN_AI_EMAIL: 'shell@x.example' })

  expect(env).toMatchObject({ MAILIN_AI_EMAIL: 'shell@x.example', MAILIN_AI_TIMEOUT: '30' })
})
