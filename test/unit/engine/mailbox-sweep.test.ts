import { describe, expect, it } from 'vitest'
import type { DomainWork } from '../../../db/engine/work.ts'
import {
  isListBetterThanPolls,
  isListCheaper,
  startMailboxSweep,
} from '../../../electron/engine/mailbox-sweep.ts'
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
const jobs = (count: number, nextPollAt = 0) =>
  Array.from({ length: count }, () => ({ nextPollAt }))

describe('the mailbox list', () => {
  it.each([
    [5, 1, false],
    [6, 1, true],
    [6, 6, false],
    [300, 299, true],
  ])('is read for %i domains when it has %i pages: %s', (unread, pages, expected) => {
    expect(isListCheaper(unread, pages)).toBe(expected)
  })

  it('is left alone for a single job', () => {
    expect(isListBetterThanPolls(jobs(1), 1, false, 0)).toBe(false)
    expect(isListBetterThanPolls(jobs(2), 1, false, 0)).toBe(true)
  })

  it('is read for many jobs when nothing else waits', () => {
    expect(isListBetterThanPolls(jobs(4), 4, false, 0)).toBe(true)
    expect(isListBetterThanPolls(jobs(4), 5, false, 0)).toBe(false)
  })

  it('lets other work go first until most of it is news', () => {
    expect(isListBetterThanPolls(jobs(59), 2, true, 0)).toBe(false)
    expect(isListBetterThanPolls(jobs(60), 2, true, 0)).toBe(true)
  })

  it('keeps no job waiting for more than five minutes', () => {
    expect(isListBetterThanPolls(jobs(9), 2, true, 5 * 60_000)).toBe(true)
  })
})

const page = (lastPage: number, ...mailboxes: readonly MailinMailbox[]) => ({
  mailboxes,
  lastPage,
})
const [jo, al] = [mailbox(1, 'jo@acme.com'), mailbox(2, 'al@acme.com')]
const stranger = mailbox(9, 'x@my-acme.com')

describe('a sweep of the whole list', () => {
  it('gathers what all its pages hold of a domain', () => {
    const sweep = startMailboxSweep('whole', [domain('acme.com')], 7)

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
    const sweep = startMailboxSweep('whole', [domain('acme.com')], 1)
    sweep.read(page(3, jo))
    sweep.read(page(3, stranger))

    expect(sweep.isOver).toBe(false)
  })

  it('that goes round in circles is given up', () => {
    const sweep = startMailboxSweep(
      'whole',
      Array.from({ length: 30 }, () => domain('a.com')),
      1,
    )
    for (let at = 0; at <= 19; at += 1) sweep.read(page(99, stranger))
    expect(sweep.isEndless).toBe(false)
    sweep.read(page(99, stranger))

    expect(sweep.isEndless).toBe(true)
  })

  it('is over once nothing is open', () => {
    const sweep = startMailboxSweep('whole', [domain('acme.com')], 1)
    sweep.read(page(3, jo))
    sweep.drop([{ id: 1 }])

    expect(sweep.isOver).toBe(true)
  })
})

describe('a sweep for news', () => {
  it('goes from where news was to the end', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], 4)

    expect(sweep.page).toBe(4)
    sweep.read(page(5, jo, al))
    sweep.read(page(6, stranger))
    expect(sweep.isOver).toBe(false)
    sweep.read(page(6, stranger))

    expect(sweep.isOver).toBe(true)
    expect(sweep.newsAt).toBe(5)
  })

  it('is over at the end of the list', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], 4)
    sweep.read(page(3))

    expect(sweep.isOver).toBe(true)
    expect(sweep.newsAt).toBe(3)
  })

  it('ends behind the news of a list that names the newest first', () => {
    const sweep = startMailboxSweep('news', [domain('acme.com')], 4)
    sweep.read(page(9, al, jo))

    expect(sweep.newsAt).toBe(1)
    sweep.read(page(9, stranger, jo))
    sweep.read(page(9, stranger, mailbox(3, 'y@my-acme.com')))
    expect(sweep.isOver).toBe(true)
  })
})
