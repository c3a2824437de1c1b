import { describe, expect, it } from 'vitest'
import type { DomainWork } from '../../../db/engine/work.ts'
import { startMailboxSweep } from '../../../electron/engine/mailbox-sweep.ts'
import type { MailinMailbox } from '../../../electron/providers/mailin-port.ts'

const mailbox = (id: number, email: string): MailinMailbox => ({
  id,
  domainId: null,
  email,
  smtpHost: null,
  smtpPort: null,
  imapHost: null,
  imapPort: null,
})
const domain = (name: string): DomainWork => ({
  id: 1,
  orderId: 1,
  name,
  position: 0,
  stage: 'mailboxes',
  state: 'due',
  reason: null,
  failureCode: null,
  failureProvider: null,
  failureDetail: null,
  failureIp: null,
  dueAt: 0,
  attempts: 0,
  lease: 0,
  stageSince: 0,
  doneAt: null,
  mailinDomainId: null,
  isRead: false,
  needsPerson: false,
  returnedAt: null,
  missingSince: null,
  registrarDueAt: null,
  isSentAgain: false,
  isSetAgain: false,
  createdAt: 0,
  updatedAt: 0,
})

const shape = (pages: number, newsAt = pages) => ({ pages, newsAt, isNewestLast: true })
const page = (lastPage: number, ...mailboxes: readonly MailinMailbox[]) => ({
  mailboxes,
  lastPage,
})
const [jo, al] = [mailbox(1, 'jo@acme.com'), mailbox(2, 'al@acme.com')]
const stranger = mailbox(9, 'x@my-acme.com')

describe('a sweep of the whole list', () => {
  it('gathers what all its pages hold of a domain', () => {
    const sweep = startMailboxSweep('whole', [domain('acme.com')], shape(7))

    expect(sweep.page).toBe(1)
    expect([...sweep.read(page(2, stranger, jo))]).toEqual([
      ['my-acme.com', [stranger]],
      ['acme.com', [jo]],
    ])
    expect(sweep.isOver).toBe(false)

    sweep.read(page(2, al))
    expect(sweep.isOver).toBe(true)
    expect(sweep.foundOf('acme.com')).toEqual([jo, al])
    expect(sweep.foundOf('my-acme.com')).toEqual([])
  })

  it('goes on over pages without news', () => {
    const sweep = startMailboxSweep('whole', [domain('acme.com')], shape(1))
    sweep.read(page(3, jo))
    sweep.read(page(3, stranger))

    expect(sweep.isOver).toBe(false)
  })

  it('that goes round in circles is given up', () => {
    const sweep = startMailboxSweep(
      'whole',
      Array.from({ length: 30 }, () => domain('a.com')),
      shape(1),
    )
    for (let at = 0; at <= 19; at += 1) sweep.read(page(99, stranger))
    expect(sweep.isEndless).toBe(false)
    sweep.read(page(99, stranger))

    expect(sweep.isEndless).toBe(true)
  })

  it('is over once nothing is open', () => {
    const sweep = startMailboxSweep('whole', [domain('acme.com')], shape(1))
    sweep.read(page(3, jo))
    sweep.drop([{ id: 1 }])

    expect(sweep.isOver).toBe(true)
  })
})

describe('a sweep for news', () => {
  it('goes from where news was to the end', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], shape(4), 9)

    expect(sweep.page).toBe(4)
    sweep.read(page(5, jo, al))
    sweep.read(page(6, stranger))
    expect(sweep.isOver).toBe(false)
    sweep.read(page(6, stranger))

    expect(sweep.isOver).toBe(true)
    expect(sweep.shape.newsAt).toBe(5)
  })

  it('is over at the end of the list', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], shape(4), 9)
    sweep.read(page(3))

    expect(sweep.isOver).toBe(true)
    expect(sweep.shape.newsAt).toBe(3)
  })

  it('leaves out what grew longer than the news', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], shape(30, 4), 120)
    expect(sweep.page).toBe(28)

    sweep.read(page(90, stranger))

    expect(sweep.page).toBe(88)
  })

  it('ends behind the news of a list that names the newest first', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], shape(4), 9)
    sweep.read(page(9, al, jo))

    expect(sweep.shape.isNewestLast).toBe(false)
    sweep.read(page(9, stranger, jo))
    sweep.read(page(9, stranger, mailbox(3, 'y@my-acme.com')))
    expect(sweep.isOver).toBe(true)
  })
})
