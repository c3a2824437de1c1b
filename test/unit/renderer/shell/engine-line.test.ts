import { describe, expect, it } from 'vitest'
import { engineLine, quotaWaits } from '../../../../renderer/shell/engine-line.ts'
import { heartbeatOf } from '../../../../renderer/shell/heartbeat.ts'
import type { EngineStatus } from '../../../../shared/engine/engine.ts'

const now = new Date(2026, 10, 23, 12, 0, 0).getTime()
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
const longAgo = now - 3_600_000

const well: EngineStatus = {
  running: true,
  paused: false,
  lastRunAt: at(-18),
  nextRunAt: at(42),
  intervalSeconds: 60,
  pauses: [],
  waiting: 3,
  halted: 0,
  atWork: 0,
}

const open = { state: 'open', backend: 'passphrase' } as const

const lineOf = (status: EngineStatus | undefined, openedAt = longAgo) =>
  engineLine(status, heartbeatOf(status, now, openedAt), open, now)

describe('the line at the foot', () => {
  it('counts down to the next check', () => {
    expect(lineOf(well)).toMatchObject({ words: 'Next check in 0:42', isCalm: true })
  })

  it('says that the heartbeat has stopped', () => {
    const line = lineOf({ ...well, lastRunAt: at(-181) })

    expect(line.words).toBe('No check since 11:56')
    expect(line).toMatchObject({ meaning: 'failed', isCalm: false })
    expect(line.detail).toContain('restart Boxwright')
  })

  it('bears with a check that is late', () => {
    expect(lineOf({ ...well, lastRunAt: at(-179) }).meaning).toBe('done')
    expect(lineOf({ ...well, intervalSeconds: 1, lastRunAt: at(-14) }).meaning).toBe('done')
    expect(lineOf({ ...well, intervalSeconds: 1, lastRunAt: at(-16) }).meaning).toBe('failed')
  })

  it('notices a main process that never answered', () => {
    expect(lineOf(undefined, now - 5000).words).toBe('Starting')
    expect(lineOf(undefined).words).toBe('Boxwright does not answer')
  })

  it('notices a clock that was set back', () => {
    expect(lineOf({ ...well, lastRunAt: at(3600) }).words).toBe(
      'Clock set back: last check at 13:00',
    )
  })

  it('says that nothing has answered for a while', () => {
    const line = lineOf({ ...well, silentSince: at(-90) })

    expect(line).toMatchObject({ words: 'Nothing answers since 11:58', meaning: 'failed' })
    expect(line.detail).toContain('online')
  })

  it('bears with a moment without an answer', () => {
    expect(lineOf({ ...well, silentSince: at(-50) }).meaning).toBe('done')
    expect(lineOf({ ...well, silentSince: at(-900), waiting: 0 }).meaning).toBe('done')
  })

  it('puts a stopped heartbeat before a pause', () => {
    const pauses = [pause('mailin', 'credentials')]
    expect(lineOf({ ...well, pauses, lastRunAt: at(-600) }).words).toMatch(/^No check since/)
    expect(lineOf({ ...well, pauses }).words).toBe('Paused: Mailin refused the login')
  })

  it.each([
    ['unset', 'none', 'Paused: choose how secrets are kept', 'Set a passphrase'],
    ['locked', 'passphrase', 'Paused: the passphrase is needed', 'until the passphrase'],
    ['locked', 'keychain', 'Paused: the keychain does not open', 'Unlock the keychain'],
    ['locked', 'key-file', 'Paused: the key file is missing', 'Put vault.key back'],
  ] as const)('says what opens secrets that are %s by %s', (state, backend, words, todo) => {
    const vault = { state, backend }

    const line = engineLine(well, heartbeatOf(well, now, longAgo), vault, now)

    expect(line.words).toBe(words)
    expect(line.detail).toContain(todo)
    expect(line.leadsTo?.address).toBe('/settings/general')
  })

  it('leads from a pause to what mends it', () => {
    expect(lineOf({ ...well, pauses: [pause('mailin', 'subscription')] }).leadsTo).toEqual({
      address: '/settings/mailin',
      label: 'Test the Mailin login',
    })
  })

  it('says what rests and what goes on while a plan is full', () => {
    const full = { ...pause('mailin', 'plan_limit'), work: 'transfer' } as const
    const all = { ...full, work: 'create' } as const

    const line = lineOf({ ...well, pauses: [full] })

    expect(line.words).toBe('Transfers rest: the Mailin plan is full')
    expect(line.detail).toMatch(/^New mailboxes and all other work go on\. Add room/)
    expect(lineOf({ ...well, pauses: [full, all] }).words).toMatch(
      /^Transfers and new mailboxes rest: /,
    )
    const refused = pause('mailin', 'credentials')
    expect(lineOf({ ...well, pauses: [full, refused] }).words).toMatch(/^Paused: /)
  })

  it('names every quota that is waited for', () => {
    const pauses = [pause('mailin', 'rate_limited'), pause('namecheap', 'rate_limited')]

    expect(quotaWaits({ ...well, pauses }, now)).toEqual([
      'Waiting for Mailin quota until 12:05',
      'Waiting for Namecheap quota until 12:05',
    ])
    expect(lineOf({ ...well, pauses }).words).toBe('Next check in 0:42')
  })
})

function pause(
  provider: 'mailin' | 'namecheap',
  code: 'credentials' | 'subscription' | 'plan_limit' | 'rate_limited',
) {
  return { provider, code, detail: 'Said so.', since: at(-60), until: at(300) }
}
