import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startPracticeMail } from '../../../electron/letters/practice/mail-server.ts'
import { createTransport } from '../../../electron/letters/transport.ts'
import { tempFolder } from '../../support/database.ts'

const send = createTransport()
const at = '2026-11-20T09:00:00.000Z'

async function startPractice(folder: string) {
  const file = join(folder, 'inbox.jsonl')
  const practice = await startPracticeMail({ file, now: () => Date.parse(at) })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await practice.stop()
    isStopped = true
  }
  onTestFinished(stop)
  const post = (to: string, subject = 'Order #1', body = 'Hello') =>
    send(
      {
        kind: 'practice',
        port: practice.port,
        from: { name: 'Agency', address: 'a@b.example' },
      },
      { to, subject, body, messageId: '<one@boxwright>' },
      { onData: () => undefined, signal: new AbortController().signal },
    )
  return { file, stop, post, list: () => practice.inbox.list({ page: 1, pageSize: 10 }) }
}

describe('the practice mail server', () => {
  test('keeps letters as they were written', async () => {
    const { post, list, file } = await startPractice(tempFolder())
    const body = `Hello Zoë,\n\n.a dot\n=20 is no blank\n${'long '.repeat(60)}end`

    expect(await post('jo@x.example', `Grüße ${'ä'.repeat(60)}`, body)).toEqual({
      kind: 'accepted',
    })

    expect(list()).toEqual({
      rows: [
        {
          id: 1,
          to: 'jo@x.example',
          subject: `Grüße ${'ä'.repeat(60)}`,
          text: body,
          receivedAt: at,
        },
      ],
      total: 1,
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('refuses recipients that begin with refuse', async () => {
    const { post, list } = await startPractice(tempFolder())

    expect(await post('refuse-me@x.example')).toMatchObject({ kind: 'refused' })
    expect(list().total).toBe(0)
  })

  test('puts busy recipients off twice', async () => {
    const { post } = await startPractice(tempFolder())
    const kinds = []
    for (let round = 0; round < 4; round += 1) kinds.push((await post('busy@x.example')).kind)

    expect(kinds).toEqual(['later', 'later', 'accepted', 'later'])
  })

  test('drops the connection after the text', async () => {
    const { post, list } = await startPractice(tempFolder())

    expect(await post('drop@x.example')).toEqual({ kind: 'uncertain' })
    // so staff see what "may have been delivered" means
    expect(list().total).toBe(1)
  })
})

describe('the practice inbox', () => {
  test('survives a restart and a torn line', async () => {
    const folder = tempFolder()
    const first = await startPractice(folder)
    await first.post('one@x.example')
    await first.post('two@x.example')
    await first.stop()
    appendFileSync(first.file, '{"id":3,"to":"half')

    const second = await startPractice(folder)
    await second.post('three@x.example')

    expect(second.list().rows.map(({ id, to }) => [id, to])).toEqual([
      [3, 'three@x.example'],
      [2, 'two@x.example'],
      [1, 'one@x.example'],
    ])
    expect(readFileSync(second.file, 'utf8').trimEnd().split('\n')).toHaveLength(3)
  })
})
