import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'
import { net, protocol } from 'electron'

const scheme = 'app'
const host = 'boxwright'
export const appOrigin = `${scheme}://${host}`

/** Registers our scheme. Electron takes it only before `ready`. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The page's Content-Security-Policy: own scripts, own styles and those with the nonce, no network. */
export function contentPolicy(nonce: string, devSocket: string | null): string {
  const isDev = devSocket !== null
  return [
    `default-src 'none'`,
    `script-src 'self'${isDev ? ` 'nonce-${nonce}'` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self'`,
    `connect-src ${isDev ? `'self' ${devSocket}` : `'none'`}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ')
}

export type SchemeOptions = {
  /** The built renderer. */
  readonly folder: string
  /** The address of Vite's server while developing; null otherwise. */
  readonly devUrl: string | null
}

/** Serves the window's files; everything else is not found. */
export function serveAppScheme({ folder, devUrl }: SchemeOptions): void {
  protocol.handle(scheme, async request => {
    const url = new URL(request.url)
    if (url.host !== host) return notThere(devUrl)
    const body =
      devUrl === null ? await readFrom(folder, url.pathname) : await fetchFrom(devUrl, url)
    if (body === null) return notThere(devUrl)
    return withPolicy(body, url.pathname, devUrl)
  })
}

function withPolicy(body: Body, pathname: string, devUrl: string | null): Response {
  const nonce = randomBytes(16).toString('base64')
  const isPage = pathname.endsWith('.html')
  const content = isPage
    ? body.bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
    : body.bytes
  return new Response(new Uint8Array(Buffer.from(content)), {
    headers: headersOf(body.type, nonce, devUrl),
  })
}

/** The headers of every answer. A 404 has them too, because it is a page as well. */
const headersOf = (type: string, nonce: string, devUrl: string | null) => ({
  'content-type': type,
  'content-security-policy': contentPolicy(nonce, devUrl?.replace(/^http/, 'ws') ?? null),
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
})

type Body = { readonly bytes: Buffer; readonly type: string }

async function readFrom(folder: string, pathname: string): Promise<Body | null> {
  const path = fileWithin(folder, pathname)
  if (path === null) return null
  try {
    return {
      bytes: await readFile(path),
      type: types[extname(path)] ?? 'application/octet-stream',
    }
  } catch {
    // whatever the reason, the page gets a 404
    return null
  }
}

/** The file that a URL's path names; null: it is malformed or leads out of the folder. */
export function fileWithin(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const path = resolve(join(folder, decoded))
  const inside = relative(folder, path)
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? null : path
}

async function fetchFrom(devUrl: string, { pathname, search }: URL): Promise<Body | null> {
  const address = new URL(pathname + search, devUrl).href
  const answer = await net.fetch(address, { bypassCustomProtocolHandlers: true })
  if (!answer.ok) return null
  const type = answer.headers.get('content-type') ?? 'application/octet-stream'
  return { bytes: Buffer.from(await answer.arrayBuffer()), type }
}

const notThere = (devUrl: string | null) =>
  new Response('Not found', {
    status: 404,
    headers: headersOf('text/plain; charset=utf-8', randomBytes(16).toString('base64'), devUrl),
  })
