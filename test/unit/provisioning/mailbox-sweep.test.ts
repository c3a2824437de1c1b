import { describe, expect, it } from 'vitest'
import type { DomainWork } from '../../../db/queries/work.ts'
import type { HostMailbox } from '../../../electron/providers/mail-host.ts'
import {
  isListBetterThanPolls,
  isListCheaper,
  startMailboxSweep,
} from '../../../electron/provisioning/mailbox-sweep.ts'

const mailbox = (id: number, email: string): HostMailbox => ({
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
  mailinDomainId: null,
  isRead: false,
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

  it('is left alone for few jobs', () => {
    expect(isListBetterThanPolls(jobs(3), 1, false, 0)).toBe(false)
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

describe('a mailbox sweep', () => {
  it('gathers what all its pages hold of a domain', () => {
    const sweep = startMailboxSweep([domain('acme.com')])
    const jo = mailbox(1, 'jo@acme.com')
    const al = mailbox(2, 'al@acme.com')

    const first = sweep.read({ mailboxes: [mailbox(9, 'x@my-acme.com'), jo], lastPage: 2 })
    expect(sweep.isOver).toBe(false)
    expect([...first]).toEqual([['acme.com', [jo]]])

    sweep.read({ mailboxes: [al], lastPage: 2 })
    expect(sweep.isOver).toBe(true)
    expect(sweep.foundOf('acme.com')).toEqual([jo, al])
    expect(sweep.foundOf('my-acme.com')).toEqual([])
  })
})
