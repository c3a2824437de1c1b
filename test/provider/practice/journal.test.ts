import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callsOf, effectsOf } from '../../../electron/practice/counts.ts'
import { passwordHashOf } from '../../../electron/practice/hash.ts'
import { readJournal } from '../../../electron/practice/journal.ts'
import { tempFolder } from '../../support/database.ts'
import { mailboxesOf, openBench } from './client.ts'
import { spawnPractice } from './process.ts'

const newFile = (): string => join(tempFolder(), 'practice.jsonl')

describe('practice journal', () => {
  it('keeps everything over a restart', async () => {
    const journalFile = newFile()
    const first = await openBench({ journalFile })
    await first.mailin('POST', '/mailboxes', mailboxesOf('jo@active.com'))

    const second = await openBench({ journalFile })
    const again = await second.mailin('POST', '/mailboxes', mailboxesOf('jo@active.com'))

    expect(again.text).toContain('already registered to your account')
  })

  it('tells how often things were done', async () => {
    const journalFile = newFile()
    const bench = await openBench({ journalFile })
    await bench.activate('plain.com')
    await bench.mailin('POST', '/mailboxes', mailboxesOf('jo@plain.com'))
    await bench.mailin('POST', '/mailboxes', mailboxesOf('jo@plain.com'))

    const state = readJournal(journalFile)

    expect(effectsOf(state, 'nameservers', 'plain.com')).toBe(1)
    expect(effectsOf(state, 'transfer', 'plain.com')).toBe(1)
    expect(effectsOf(state, 'create', 'jo@plain.com')).toBe(1)
    expect(effectsOf(state, 'refuse', 'jo@plain.com')).toBe(1)
    expect(callsOf(state, 'mailin.mailboxes.create', 'plain.com')).toBe(2)
  })

  it('holds hashes and no password', async () => {
    const journalFile = newFile()
    const bench = await openBench({ journalFile })
    await bench.mailin('POST', '/mailboxes', mailboxesOf('jo@active.com'))

    const mailbox = readJournal(journalFile).mailboxes.get('jo@active.com')

    expect(mailbox?.passwordHash).toBe(passwordHashOf('jo@active.com', 'S3cret!xyz'))
    expect(readFileSync(journalFile, 'utf8')).not.toContain('S3cret!xyz')
    expect(statSync(journalFile).mode & 0o777).toBe(0o600)
  })

  it('ignores and drops a torn line', async () => {
    const journalFile = newFile()
    const first = await openBench({ journalFile })
    await first.mailin('POST', '/domains/transfer', { domain_name: 'plain.com' })
    appendFileSync(journalFile, '{"domains":{"torn.com":{"id"')

    const second = await openBench({ journalFile })
    await second.mailin('POST', '/domains/transfer', { domain_name: 'other.com' })
    const state = readJournal(journalFile)

    expect([...state.domains.keys()]).toEqual(['plain.com', 'other.com'])
  })

  it('survives a kill in another process', async () => {
    const journalFile = newFile()
    const practice = await spawnPractice({ journalFile, speed: 20 })

    const answer = await fetch(`${practice.spaceshipBaseUrl}/domains/plain.com/nameservers`, {
      method: 'PUT',
      headers: {
        'x-api-key': 'key',
        'x-api-secret': 'secret',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ provider: 'custom', hosts: ['a.example.com', 'b.example.com'] }),
    })
    await practice.kill()

    expect(answer.status).toBe(200)
    expect(effectsOf(readJournal(journalFile), 'nameservers', 'plain.com')).toBe(1)
  })
})
