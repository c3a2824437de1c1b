import { describe, expect, it } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { write } from '../../db/core/database.ts'
import { namesWithoutLetters, noteReadable } from '../../db/customers/readable-names.ts'
import { listMailboxes } from '../../db/mailboxes/mailbox-list.ts'
import { listWaiting } from '../../db/orders/domain-lists.ts'
import { listActivity } from '../../db/records/activity-list.ts'
import { addActivity } from '../../db/records/records.ts'
import { searchEverything } from '../../db/search/search-everything.ts'
import { viewOrderPage } from '../../electron/orders/list-orders.ts'
import { replaceDomain } from '../../electron/orders/replace-domain.ts'
import { whyNotThisNode } from '../../tools/suites/why-not-this-node.ts'
import { openOrderFixture } from '../support/order-fixture.ts'

describe('a domain that another order has delivered', () => {
  async function openDelivered() {
    const fixture = await openOrderFixture()
    const first = fixture.accept({ domains: 'delivered.com' })
    rawOf(fixture.db).prepare(`update orders set status_manage_by_admin = 'completed'`).run()
    const id = fixture.accept({ domains: 'leaving.com' })
    const replace = (evenIfDelivered?: boolean) =>
      replaceDomain(
        fixture.db,
        { id, domain: 'leaving.com', with: 'delivered.com', evenIfDelivered },
        0,
      )
    const own = () => fixture.view(id).form.domains
    return { first, replace, own }
  }

  it('is no replacement before somebody says so', async () => {
    const { first, replace, own } = await openDelivered()
    const words = `delivered.com was delivered in order ${first} (Northwind).`

    const refused = { code: 'conflict', message: words, fields: { with: words } }
    expect(replace()).toEqual({ ok: false, failure: refused })
    expect(replace(false)).toEqual({ ok: false, failure: refused })
    expect(own()).toBe('leaving.com')
  })

  it('is a replacement once somebody says so', async () => {
    const { replace, own } = await openDelivered()

    expect(replace(true)).toEqual({ ok: true, value: null })
    expect(own()).toBe('delivered.com')
  })
})

describe('a domain with umlauts', () => {
  const stored = 'xn--bcher-acme-9db.de'
  const paging = { limit: 50, offset: 0 }

  async function openShelf() {
    const fixture = await openOrderFixture()
    const { db } = fixture
    fixture.accept({ domains: 'plain.com' })
    const id = fixture.accept({ domains: 'Bücher-Acme.de' })
    rawOf(db).exec(
      `update order_domains set stage = 'activation';
       insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
         last_name, created_at, updated_at)
       values (${id}, 1, '${stored}', 'jane@${stored}', 'none', 'jane', 'Jane', 'Doe', 0, 0)`,
    )
    const find = (search: string) => ({
      orders: viewOrderPage(db.reader, { page: 1, pageSize: 50, search }).rows.map(
        row => row.id,
      ),
      mailboxes: listMailboxes(db.reader, { search }, paging).rows.map(
        row => row.mailbox.email,
      ),
      ofOrder: listMailboxes(db.reader, { orderId: id, search }, paging).total,
      transfers: listWaiting(db.reader, search, paging).rows.map(row => row.domain.name),
      activity: new Set(
        listActivity(db.reader, { search, ...paging }).rows.map(row => row.subjectId),
      ),
      palette: searchEverything(db.reader, search).domains.map(row => row.name),
    })
    return { fixture, id, find, db }
  }

  it.each(['bücher', 'BÜCHER-acme', 'bücher-acme.de', 'bu\u0308cher', 'bcher', stored])(
    'is found everywhere by %s',
    async typed => {
      const { id, find } = await openShelf()

      expect(find(typed)).toEqual({
        orders: [id],
        mailboxes: [`jane@${stored}`],
        ofOrder: 1,
        transfers: [stored],
        activity: new Set([id]),
        palette: [stored],
      })
    },
  )

  it('is found by its first letters and by an address', async () => {
    const { id, find } = await openShelf()

    expect(find('bü')).toMatchObject({ orders: [id], transfers: [stored], palette: [stored] })
    expect(find('ane@bücher').mailboxes).toEqual([`jane@${stored}`])
    expect(find('büro')).toMatchObject({ orders: [], mailboxes: [], palette: [] })
  })

  it('is found in a database that was filled before', async () => {
    const { id, find, db } = await openShelf()
    rawOf(db).exec('delete from readable_names')
    expect(find('bücher').orders).toEqual([])

    write(db, tx => noteReadable(tx, namesWithoutLetters(tx)))

    expect(find('bücher').orders).toEqual([id])
  })
})

describe('the activity of one domain', () => {
  it('is its own and what its order shares', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'one.com two.com' })
    const add = (description: string, properties: Readonly<Record<string, unknown>>) =>
      write(fixture.db, tx =>
        addActivity(tx, { action: 'retried', description, orderId: id, properties }, 0),
      )
    rawOf(fixture.db).exec('delete from activity_logs')
    add('shared', {})
    add('draft', { domains: [{ name: 'two.com' }] })
    add('one', { domain: 'one.com' })
    add('one replaced', { domain: 'zero.com', with: 'one.com' })
    add('two', { domain: 'two.com', nameServers: ['ns1.mailin.ai'] })
    add('mailboxes of both', { emails: ['jo@one.com', 'jo@two.com'] })
    add('mailbox of one', { email: 'jo@one.com' })
    add('mailboxes of two', { emails: ['jo@two.com'] })
    add('job of two', { jobUuid: 'x', domains: ['two.com'] })
    const found = (search: string) =>
      listActivity(fixture.db.reader, { search, limit: 50, offset: 0 })
        .rows.map(row => row.description)
        .toReversed()

    const ofOne = ['one', 'one replaced', 'mailboxes of both', 'mailbox of one']
    expect(found('one.com')).toEqual(['shared', 'draft', ...ofOne])
    expect(found('on')).toEqual(['shared', 'draft', ...ofOne])
    expect(found('two.com')).toEqual([
      'shared',
      'draft',
      'two',
      'mailboxes of both',
      'mailboxes of two',
      'job of two',
    ])
    expect(found(String(id))).toHaveLength(9)
  })
})

it('an older Node is told how the tests are run', () => {
  expect(whyNotThisNode('20.20.2')).toContain('not on 20.20.2. Start them by npx vitest')
  expect(whyNotThisNode(process.versions.node)).toBeNull()
})
