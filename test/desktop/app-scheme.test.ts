import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  appOrigin,
  contentPolicy,
  fileWithin,
  registerAppScheme,
  serveAppScheme,
} from '../../electron/desktop/app-scheme.ts'

type Handler = (request: Request) => Promise<Response>
const registered = vi.hoisted(() => ({
  schemes: vi.fn(),
  handlers: new Map<string, Handler>(),
}))

vi.mock('electron', () => ({
  net: {},
  protocol: {
    registerSchemesAsPrivileged: registered.schemes,
    handle: (scheme: string, handler: Handler) => registered.handlers.set(scheme, handler),
  },
}))

let parent: string
let folder: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'boxwright-scheme-'))
  folder = join(parent, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(parent, 'renderer-twin'))
  writeFileSync(join(folder, 'index.html'), '<script nonce="__CSP_NONCE__"></script>')
  writeFileSync(join(folder, 'assets', 'a b.js'), 'one')
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  writeFileSync(join(parent, 'renderer-twin', 'x.txt'), 'secret')
  serveAppScheme({ folder, devUrl: null })
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** Past the URL parser, which would tidy the path. */
async function get(url: string): Promise<Response> {
  const handler = registered.handlers.get('app')
  if (handler === undefined) throw new Error('Nobody serves app://')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler looks at the address alone
  return handler({ url } as Request)
}

describe('a path', () => {
  test.each([
    ['/index.html', 'index.html'],
    ['/assets/a%20b.js', 'assets/a b.js'],
    ['/assets/../index.html', 'index.html'],
    ['//index.html', 'index.html'],
    ['/..index.html', '..index.html'],
  ])('%s stays within', (path, file) => {
    expect(fileWithin(folder, path)).toBe(join(folder, file))
  })

  test.each([
    '/',
    '',
    '/..',
    '/../secret.txt',
    '/../../../../../../etc/passwd',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/../renderer-twin/x.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '/index.html%00.png',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/%ff',
  ])('%s leads nowhere', path => {
    expect(fileWithin(folder, path)).toBeNull()
  })
})

test('only the renderer folder is served', async () => {
  expect((await get('app://boxwright/index.html')).status).toBe(200)
  for (const address of [
    'app://boxwright/..%2fsecret.txt',
    'app://boxwright/%2e%2e%2fsecret.txt',
    'app://boxwright/',
    'app://boxwright/missing.js',
    'app://boxwright/assets',
    'app://elsewhere/index.html',
    'app://boxwright.evil.example/index.html',
    'app://boxwright:81/index.html',
  ])
    expect((await get(address)).status, address).toBe(404)
})

test('every answer carries policy and type', async () => {
  const page = await get('app://boxwright/index.html')
  const script = await get('app://boxwright/assets/a%20b.js')

  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const missing = await get('app://boxwright/missing.js')
  const elsewhere = await get('app://elsewhere/index.html')
  for (const answer of [page, script, missing, elsewhere]) {
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('each load has its own nonce', async () => {
  const nonces = new Set<string>()
  for (let load = 0; load < 5; load += 1) {
    const page = await get('app://boxwright/index.html')
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(await page.text()) ?? []
    expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    nonces.add(nonce)
  }

  expect(nonces.size).toBe(5)
  expect([...nonces].join('')).not.toContain('CSP_NONCE')
})

describe('the content policy', () => {
  const directives = (policy: string) =>
    Object.fromEntries(
      policy.split('; ').map(part => {
        const [name = '', ...sources] = part.split(' ')
        return [name, sources.join(' ')]
      }),
    )

  test('allows own files and nothing else', () => {
    expect(directives(contentPolicy('abc', null))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'nonce-abc'",
      'font-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
    })
  })

  test('opens one socket while developing', () => {
    const policy = directives(contentPolicy('abc', 'ws://127.0.0.1:5173'))

    expect(policy['connect-src']).toBe("'self' ws://127.0.0.1:5173")
    expect(policy['script-src']).toBe("'self' 'nonce-abc'")
    expect(Object.values(policy).join(' ')).not.toMatch(/unsafe|\*/)
  })
})

test('the scheme is standard, secure, without bypass', () => {
  registerAppScheme()

  expect(appOrigin).toBe('app://boxwright')
  expect(registered.schemes).toHaveBeenCalledExactlyOnceWith([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
})
