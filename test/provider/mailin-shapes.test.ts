import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { afterLogin, codeOf, failureOf, mailinOn, valueOf } from './clients.ts'
import { type OddServer, startOddServer } from './odd-server.ts'

let server: OddServer
beforeAll(async () => {
  server = await startOddServer()
})
afterAll(() => server.stop())

const row = {
  id: 67890,
  name: 'example.com',
  status: '1',
  name_server_status: '1',
  name_servers: 'byron.ns.cloudflare.com,ines.ns.cloudflare.com',
}
const page = (...data: unknown[]) => ({ current_page: 1, last_page: 1, per_page: 100, data })

async function find(body: unknown, status = 200) {
  afterLogin(server, { status, body })
  return mailinOn(server.baseUrl).mailin.findDomain('example.com')
}

describe('a domain look-up', () => {
  test.each([
    ['a page', page(row)],
    ['a bare row', row],
    ['a bare list', [row]],
    ['a wrapped row', { data: row }],
    ['a wrapped page', { data: page(row) }],
    ['an id in digits', page({ ...row, id: '67890' })],
    ['a name in capitals', page({ ...row, name: 'Example.COM.' })],
  ])('reads %s', async (_title, body) => {
    const domain = valueOf(await find(body))

    expect(domain).toEqual({
      id: 67890,
      name: 'example.com',
      isActive: true,
      nameServers: ['byron.ns.cloudflare.com', 'ines.ns.cloudflare.com'],
    })
  })

  test.each([
    ['"1"', '1', '1', true],
    ['1', 1, 1, true],
    ['true', true, true, true],
    ['the word', 'active', 'Active', true],
    ['no second flag', '1', undefined, true],
    ['an empty second flag', '1', null, true],
    ['a slow second flag', '1', '0', false],
    ['"0"', '0', '0', false],
    ['pending', 'pending', 0, false],
    ['nothing', null, '1', false],
  ])('reads %s as a flag', async (_title, status, second, isActive) => {
    const domain = valueOf(await find(page({ ...row, status, name_server_status: second })))

    expect(domain?.isActive).toBe(isActive)
  })

  test.each([
    ['commas', 'a.ns.example.net,b.ns.example.net', 2],
    ['commas and spaces', ' A.ns.example.net. , b.ns.example.net ', 2],
    ['spaces', 'a.ns.example.net b.ns.example.net', 2],
    ['a list', ['a.ns.example.net', 'b.ns.example.net', null], 2],
    ['the same twice', ['a.ns.example.net', 'A.ns.example.net.'], 1],
    ['an empty text', '', 0],
    ['null', null, 0],
    ['nothing', undefined, 0],
    ['a set with a bad name', 'a.ns.example.net,<script>', 0],
  ])('reads nameservers from %s', async (_title, name_servers, count) => {
    const domain = valueOf(await find(page({ ...row, name_servers })))

    expect(domain?.nameServers).toHaveLength(count)
    expect(domain?.nameServers.every(name => /^[ab]\.ns\.example\.net$/.test(name))).toBe(true)
  })

  test.each([
    ['no rows', page(), 200],
    ['empty data', { data: [] }, 200],
    ['data null', { data: null }, 200],
    ['data as an empty object', { data: {} }, 200],
    ['404', { message: 'No query results' }, 404],
    ['a stranger only', page({ ...row, name: 'my-example.com' }), 200],
  ])('reads %s as unknown', async (_title, body, status) => {
    expect(valueOf(await find(body, status))).toBeNull()
  })

  test('takes the exact name behind strangers', async () => {
    const stranger = { ...row, id: 1, name: 'anexample.com' }

    expect(valueOf(await find(page(stranger, row)))?.id).toBe(67890)
  })

  test('is not stopped by an odd stranger', async () => {
    const stranger = { name: 'anexample.com', status: {}, name_servers: 7 }

    expect(valueOf(await find(page(stranger, row)))?.id).toBe(67890)
  })

  test('follows pages to the exact name', async () => {
    afterLogin(server, ({ query }) => {
      const isThird = query.get('page') === '3'
      const data = [isThird ? row : { ...row, name: `x${query.get('page')}example.com` }]
      return { body: { last_page: '3', total: 3, data } }
    })

    const domain = valueOf(await mailinOn(server.baseUrl).mailin.findDomain('EXAMPLE.com'))

    expect(domain?.name).toBe('example.com')
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/v1/public/domains?name=example.com&per_page=100&page=1',
      '/api/v1/public/domains?name=example.com&per_page=100&page=2',
      '/api/v1/public/domains?name=example.com&per_page=100&page=3',
    ])
  })

  test('does not take a wrong base URL for an unknown domain', async () => {
    const body = { message: 'The route domains could not be found.' }

    expect(codeOf(await find(body, 404))).toBe('foreign_answer')
    expect(codeOf(await find('<h1>Not Found</h1>', 404))).toBe('foreign_answer')
  })
})

describe('the domain list', () => {
  test('answers a page with its counts', async () => {
    afterLogin(server, { body: { last_page: 7, total: '612', data: [row] } })

    const list = valueOf(await mailinOn(server.baseUrl).mailin.listDomains(2))

    expect(list).toMatchObject({ lastPage: 7, total: 612 })
    expect(server.requests.at(-1)?.query.get('page')).toBe('2')
  })

  test('guesses a next page behind a full bare list', async () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ ...row, id: id + 1 }))
    afterLogin(server, { body: rows })

    const list = valueOf(await mailinOn(server.baseUrl).mailin.listDomains(1))

    expect(list.lastPage).toBe(2)
  })
})

describe('the mailbox list', () => {
  const box = { id: 5, domain_id: 67890, username: 'john@example.com', name: 'John Doe' }
  const list = async (...data: unknown[]) => {
    afterLogin(server, { body: page(...data) })
    return mailinOn(server.baseUrl).mailin.listMailboxes('example.com')
  }

  test.each([
    ['username', { username: 'John@Example.com', name: 'John Doe' }],
    ['email', { username: 'john', email: 'john@example.com' }],
    ['name', { name: ' john@example.com ' }],
  ])('finds the address in %s', async (_title, fields) => {
    expect(valueOf(await list({ id: '5', domain_id: '67890', ...fields }))).toEqual([
      {
        id: 5,
        domainId: 67890,
        email: 'john@example.com',
        smtpHost: null,
        smtpPort: null,
        imapHost: null,
        imapPort: null,
      },
    ])
  })

  test('reads servers and drops odd ones', async () => {
    const good = {
      smtp_host: 'Mail.Host.tld',
      smtp_port: '465',
      imap_host: null,
      imap_port: 993,
    }
    const odd = { smtp_host: 'no host', smtp_port: 99_999, imap_host: 5, imap_port: 'x' }

    const boxes = valueOf(await list({ ...box, ...good }, { ...box, id: 6, ...odd }))

    expect(boxes).toMatchObject([
      { smtpHost: 'mail.host.tld', smtpPort: 465, imapHost: null, imapPort: 993 },
      { smtpHost: null, smtpPort: null, imapHost: null, imapPort: null },
    ])
  })

  test('leaves strangers out', async () => {
    const strangers = ['john@anexample.com', 'john@example.com.au', 'example.com@other.net']
    const rows = strangers.map((username, id) => ({ id: id + 10, username }))

    expect(valueOf(await list(...rows, { id: 9 }, box))).toHaveLength(1)
  })

  test('refuses a wanted row without an id', async () => {
    expect(codeOf(await list({ ...box, id: null }))).toBe('transient')
  })

  test('ends when the server knows no pages', async () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ ...box, id: id + 1 }))
    afterLogin(server, { body: rows })

    const boxes = valueOf(await mailinOn(server.baseUrl).mailin.listMailboxes('example.com'))

    expect(boxes).toHaveLength(100)
    expect(server.requests).toHaveLength(2)
  })
})

describe('a job reading', () => {
  const item = { id: '7', username: 'John@example.com', domain_id: 3 }
  const done = {
    kind: 'completed',
    mailboxes: [{ id: 7, domainId: 3, email: 'john@example.com' }],
  }

  test.each([
    ['pending', { status: 'pending' }, { kind: 'running' }],
    ['processing', { status: 'processing', data: [] }, { kind: 'running' }],
    ['created', { data: { status: 'created' } }, { kind: 'running' }],
    ['completed', { status: 'completed', data: [item] }, done],
    ['"1"', { status: '1', data: [item] }, done],
    ['status and items in data', { data: { status: 'completed', data: [item] } }, done],
    [
      'data before a general word',
      { status: 'success', data: { status: 'pending' } },
      { kind: 'running' },
    ],
    ['no items', { status: 'completed' }, { kind: 'completed', mailboxes: [] }],
    [
      'odd items',
      { status: 'completed', data: [null, { id: 1 }] },
      { kind: 'completed', mailboxes: [] },
    ],
    [
      'a report',
      { status: 'failed', report: 'Quota.' },
      { kind: 'failed', detail: 'Quota.', isPlanLimit: false },
    ],
  ])('reads %s', async (_title, body, reading) => {
    afterLogin(server, { body })

    expect(valueOf(await mailinOn(server.baseUrl).mailin.readJob('c4ee-1'))).toEqual(reading)
  })

  test('reads 404 as unknown', async () => {
    afterLogin(server, { status: 404, body: { message: 'No query results for model' } })

    const reading = await mailinOn(server.baseUrl).mailin.readJob('a/../b')

    expect(valueOf(reading)).toEqual({ kind: 'unknown' })
    expect(server.requests.at(-1)?.path).toBe('/api/v1/public/mailboxes/status/a%2F..%2Fb')
  })

  test('does not guess at unknown words', async () => {
    afterLogin(server, { body: { status: 'teleporting' } })

    const failure = failureOf(await mailinOn(server.baseUrl).mailin.readJob('x'))

    expect(failure.code).toBe('transient')
  })
})

describe('a search of many pages', () => {
  const names = (page: number) => ({ ...row, id: page, name: `my-${page}.example.com` })

  test('lets others have their turn before each page but the first', async () => {
    const pages: (string | null)[] = []
    const yields: number[] = []
    afterLogin(server, request => {
      pages.push(request.query.get('page'))
      return { body: { last_page: 3, data: [names(pages.length)] } }
    })

    const found = await mailinOn(server.baseUrl).mailin.findDomain('example.com', () => {
      yields.push(pages.length)
      return Promise.resolve(null)
    })

    expect(valueOf(found)).toBeNull()
    expect(pages).toEqual(['1', '2', '3'])
    expect(yields).toEqual([1, 2])
  })

  test('misses nothing of a list that becomes shorter meanwhile', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({
      id: at + 1,
      username: `box-${at + 1}@example.com`,
    }))
    afterLogin(server, request => {
      const number = Number(request.query.get('page'))
      // somebody removes mailboxes of pages that were read
      if (server.requests.length === 3) rows.splice(0, 120)
      const data = rows.slice((number - 1) * 100, number * 100)
      return { body: { last_page: Math.ceil(rows.length / 100), total: rows.length, data } }
    })

    const boxes = valueOf(await mailinOn(server.baseUrl).mailin.listMailboxes('example.com'))

    const ids = new Set(boxes.map(({ id }) => id))
    expect(rows.filter(({ id }) => !ids.has(id))).toEqual([])
  })

  test('ends where the account has to rest', async () => {
    afterLogin(server, { body: { last_page: 3, data: [names(1)] } })
    const failure = { code: 'rate_limited', provider: 'mailin', detail: 'Wait.' } as const

    const found = await mailinOn(server.baseUrl).mailin.listMailboxes('example.com', () =>
      Promise.resolve(failure),
    )

    expect(failureOf(found)).toEqual(failure)
  })

  test.each(['findDomain', 'listMailboxes'] as const)(
    'of %s is unreadable after twenty pages without news',
    async search => {
      let pages = 0
      afterLogin(server, () => {
        pages += 1
        return { body: { last_page: 999, data: [names(1)] } }
      })

      const found = await mailinOn(server.baseUrl).mailin[search]('example.com')

      expect(codeOf(found)).toBe('transient')
      expect(pages).toBe(21)
    },
  )
})
