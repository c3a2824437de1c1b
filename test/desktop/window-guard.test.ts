import { beforeEach, expect, test, vi } from 'vitest'
import { isAllowedOutside, isOwnPage, openMainWindow } from '../../electron/desktop/window.ts'
import { eventFrom, ownPage } from '../support/call-event.ts'

type Listener = (event: { url: string; preventDefault: () => void }, url?: string) => void
type Opened = { action: string }
type Guards = {
  readonly options: Record<string, unknown>[]
  readonly listeners: Map<string, Listener>
  readonly openExternal: ReturnType<typeof vi.fn>
  readonly loadURL: ReturnType<typeof vi.fn>
  readonly app: { isPackaged: boolean }
  open: (details: { url: string }) => Opened
  request: (contents: null, permission: string, decide: (isGranted: boolean) => void) => void
  check: () => boolean
}

const guards = vi.hoisted(
  (): Guards => ({
    options: [],
    listeners: new Map(),
    openExternal: vi.fn(),
    loadURL: vi.fn(),
    app: { isPackaged: false },
    open: () => ({ action: 'none' }),
    request: () => undefined,
    check: () => true,
  }),
)

vi.mock('electron', () => {
  const session = {
    setPermissionRequestHandler(handler: Guards['request']) {
      guards.request = handler
    },
    on: (name: string, listener: Listener) => guards.listeners.set(name, listener),
    setPermissionCheckHandler(handler: Guards['check']) {
      guards.check = handler
    },
  }
  const webContents = {
    session,
    loadURL: guards.loadURL,
    on: (name: string, listener: Listener) => guards.listeners.set(name, listener),
    setWindowOpenHandler(handler: Guards['open']) {
      guards.open = handler
    },
  }
  function BrowserWindow(options: Record<string, unknown>) {
    guards.options.push(options)
    return { webContents, once: vi.fn(), on: vi.fn(), loadURL: vi.fn(), show: vi.fn() }
  }
  return {
    app: guards.app,
    BrowserWindow,
    shell: { openExternal: guards.openExternal },
    protocol: {},
    net: {},
  }
})

beforeEach(() => {
  guards.options.length = 0
  guards.openExternal.mockClear()
  guards.loadURL.mockClear()
  openMainWindow('/preload')
})

const hostile = [
  'http://app.mailin.ai/',
  'https://app.mailin.ai.evil.example/',
  'https://evil.example/https://app.mailin.ai/',
  'https://evil.example#app.mailin.ai',
  'https://user@app.mailin.ai/',
  'https://user:secret@app.mailin.ai/',
  'https://app.mailin.ai@evil.example/',
  'https://app.mailin.ai:8443/',
  'https://xapp.mailin.ai/',
  'https://mailin.ai/',
  'https://app.mailin.ai./',
  'https://аpp.mailin.ai/',
  '//app.mailin.ai/',
  'app.mailin.ai',
  'file:///etc/passwd',
  'file://app.mailin.ai/share',
  'javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'ms-msdt:/id',
  'search-ms:query=x',
  'smb://app.mailin.ai/x',
  'mailto:jo@app.mailin.ai',
  'app://boxwright/index.html',
  'blob:https://app.mailin.ai/1',
  'view-source:https://app.mailin.ai/',
  '',
  ' ',
]

test.each(hostile)('%j is not opened outside', address => {
  expect(isAllowedOutside(address)).toBe(false)
  expect(guards.open({ url: address })).toEqual({ action: 'deny' })
  expect(guards.openExternal).not.toHaveBeenCalled()
})

test.each([
  'https://app.mailin.ai/domains?page=2#top',
  'https://www.spaceship.com/application/api-manager/',
  'https://ap.www.namecheap.com/settings/tools/apiaccess/',
])('%s opens in the browser', address => {
  expect(guards.open({ url: address })).toEqual({ action: 'deny' })
  expect(guards.openExternal).toHaveBeenCalledExactlyOnceWith(address)
})

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
  '%s leads nowhere else',
  name => {
    const stopped = (url: string) => {
      const preventDefault = vi.fn()
      guards.listeners.get(name)?.({ url, preventDefault })
      return preventDefault.mock.calls.length > 0
    }

    for (const address of [...hostile, 'https://app.mailin.ai/'])
      if (!address.startsWith('app://boxwright/')) expect(stopped(address), address).toBe(true)
    for (const address of [
      'app://boxwright',
      'app://boxwright.evil/',
      'app://boxwrightx/',
      'app://boxwright/nothing.html',
      'app://boxwright/assets/index.js',
      'blob:app://boxwright/1',
      'about:blank',
    ])
      expect(stopped(address), address).toBe(true)
    expect(stopped('app://boxwright/index.html')).toBe(false)
    expect(stopped('app://boxwright/index.html#/orders/1')).toBe(false)
  },
)

test('a page that is not ours gives way to ours', () => {
  const arrive = (url: string) =>
    guards.listeners.get('did-navigate')?.({ url, preventDefault: vi.fn() }, url)

  arrive('app://boxwright/index.html#/orders')
  expect(guards.loadURL).not.toHaveBeenCalled()
  arrive('about:blank')
  expect(guards.loadURL).toHaveBeenCalledExactlyOnceWith('app://boxwright/index.html')
})

test.each([true, false])('tools of developers are for developers: packaged %s', isPackaged => {
  guards.app.isPackaged = isPackaged
  openMainWindow('/preload')

  expect(guards.options.at(-1)?.webPreferences).toMatchObject({ devTools: !isPackaged })
})

test('no page within the page', () => {
  const preventDefault = vi.fn()

  guards.listeners.get('will-attach-webview')?.({ url: '', preventDefault })

  expect(preventDefault).toHaveBeenCalledOnce()
})

test('every permission is denied', () => {
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid']) {
    const decide = vi.fn()
    guards.request(null, permission, decide)
    expect(decide).toHaveBeenCalledExactlyOnceWith(false)
  }
  expect(guards.check()).toBe(false)
})

test('the window is made without Node', () => {
  const { webPreferences } = guards.options[0] ?? {}

  expect(webPreferences).toMatchObject({
    preload: '/preload/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the window gets nothing beyond the list', () => {
  const { webPreferences } = guards.options[0] ?? {}

  expect(Object.keys(Object(webPreferences)).toSorted()).toEqual([
    'contextIsolation',
    'devTools',
    'nodeIntegration',
    'preload',
    'sandbox',
    'spellcheck',
    'webSecurity',
    'webviewTag',
  ])
})

test.each([
  [ownPage, true],
  [null, false],
  [{ ...ownPage, parent: {} }, false],
  [{ ...ownPage, origin: 'app://boxwright.evil' }, false],
  [{ ...ownPage, origin: 'https://boxwright' }, false],
  [{ ...ownPage, origin: '' }, false],
])('the frame %j may call: %s', (frame, may) => {
  expect(isOwnPage(eventFrom(frame))).toBe(may)
})
