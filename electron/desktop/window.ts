import { join } from 'node:path'
import { app, BrowserWindow, type IpcMainInvokeEvent, shell } from 'electron'
import { registrarIds, registrars } from '../../shared/registrars/catalogue.ts'
import { appOrigin } from './app-scheme.ts'

/** Pages that staff may open in their own browser. */
const outsideHosts = new Set<string>([
  'app.mailin.ai',
  ...registrarIds.flatMap(id => registrars[id].siteHosts),
])

const homePage = `${appOrigin}/index.html`

export type MainWindow = {
  readonly window: BrowserWindow
  /** Shows the window as soon as it has something to show. */
  readonly showWhenReady: () => void
}

/** The one place where a window is made: hidden, sandboxed, isolated, and without a way out. */
export function openMainWindow(preloadFolder: string): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    useContentSize: true,
    show: false,
    title: 'Boxwright',
    backgroundColor: '#111316',
    icon: join(preloadFolder, '../../electron/icons/window.png'),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  const ready = new Promise<void>(done => {
    window.once('ready-to-show', done)
  })
  guard(window)
  void window.loadURL(homePage)
  return { window, showWhenReady: () => void ready.then(() => window.show()) }
}

function guard({ webContents }: BrowserWindow): void {
  const stayHere = (event: { preventDefault(): void }, url: string) => {
    if (!isHomePage(url)) event.preventDefault()
  }
  webContents.on('will-navigate', event => stayHere(event, event.url))
  webContents.on('will-redirect', event => stayHere(event, event.url))
  webContents.on('will-frame-navigate', event => stayHere(event, event.url))
  // Electron asks nobody before it shows an empty page, from which no link leads back
  webContents.on('did-navigate', (_event, url) => {
    if (!isHomePage(url)) void webContents.loadURL(homePage)
  })
  webContents.on('will-attach-webview', event => event.preventDefault())
  webContents.setWindowOpenHandler(({ url }) => {
    if (isAllowedOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
  const { session } = webContents
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
}

/** Whether an address is the app's one page; nothing else of the scheme has a way back. */
function isHomePage(address: string): boolean {
  return address.split(/[?#]/, 1)[0] === homePage
}

/** Whether an address may be opened in the browser: https, a host of the list, no login in it. */
export function isAllowedOutside(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  return (
    protocol === 'https:' && outsideHosts.has(hostname) && port + username + password === ''
  )
}

/** Whether an event comes from the main frame of our own page on our own scheme. */
export function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin
}
