import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { expect, test } from './fixtures.ts'

type Sockets = {
  readonly port: number
  /** Datagrams and connections that came in. */
  count(): number
  close(): Promise<void>
}

/** TCP and UDP at the same port of this computer, on IPv4; everything that comes in counts. */
async function openSockets(): Promise<Sockets> {
  let count = 0
  const udp = createSocket('udp4')
  udp.on('message', () => {
    count += 1
  })
  const tcp: Server = createServer(connection => {
    count += 1
    connection.destroy()
  })
  await new Promise<void>(done => tcp.listen(0, '0.0.0.0', done))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has one
  const { port } = tcp.address() as AddressInfo
  await new Promise<void>(done => udp.bind(port, '0.0.0.0', done))
  return {
    port,
    count: () => count,
    async close() {
      await new Promise<void>(done => udp.close(done))
      await new Promise(done => tcp.close(done))
    },
  }
}

/** Every way by which a page can make bytes leave; each at the port. Names what was tried. */
const attempts = `async ({ port, isPolicyOff }) => {
  const tried = []
  const at = scheme => scheme + '://127.0.0.1:' + port + '/leak?secret=1'
  const add = (name, properties) =>
    document.body.append(Object.assign(document.createElement(name), properties))
  const attempt = async (name, run) => {
    tried.push(name)
    try { await run() } catch {}
  }
  for (const scheme of ['http', 'https']) {
    await attempt('fetch', () => fetch(at(scheme), { method: 'POST', body: 'x', mode: 'no-cors' }))
    await attempt('xhr', () => {
      const request = new XMLHttpRequest()
      request.open('POST', at(scheme), false)
      request.send('x')
    })
    await attempt('beacon', () => navigator.sendBeacon(at(scheme), 'x'))
    await attempt('keepalive', () => fetch(at(scheme), { keepalive: true, mode: 'no-cors' }))
    await attempt('image', () => add('img', { src: at(scheme) }))
    await attempt('video', () => add('video', { src: at(scheme) }))
    await attempt('script', () => add('script', { src: at(scheme) }))
    await attempt('style', () => add('link', { rel: 'stylesheet', href: at(scheme) }))
    await attempt('css', () => add('style', { textContent: 'body{background:url(' + at(scheme) + ')}' }))
    await attempt('frame', () => add('iframe', { src: at(scheme) }))
    await attempt('object', () => add('object', { data: at(scheme) }))
    await attempt('prefetch', () => add('link', { rel: 'prefetch', href: at(scheme) }))
    await attempt('preconnect', () => add('link', { rel: 'preconnect', href: at(scheme) }))
    await attempt('dns-prefetch', () => add('link', { rel: 'dns-prefetch', href: at(scheme) }))
    await attempt('manifest', () => add('link', { rel: 'manifest', href: at(scheme) }))
    await attempt('ping', () => {
      const link = Object.assign(document.createElement('a'), { href: '#', ping: at(scheme) })
      document.body.append(link)
      link.click()
    })
    await attempt('worker', () => new Worker(at(scheme)))
    await attempt('worker of a blob', () =>
      new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(at(scheme)) + ')']))))
    await attempt('service worker', () => navigator.serviceWorker.register(at(scheme)))
    await attempt('import', () => import(at(scheme)))
    await attempt('events', () => new EventSource(at(scheme)))
    await attempt('font', () => new FontFace('leak', 'url(' + at(scheme) + ')').load())
    await attempt('transport', () => new WebTransport(at('https')).ready)
    await attempt('form', () => {
      const form = Object.assign(document.createElement('form'), { action: at(scheme), method: 'post' })
      document.body.append(form)
      form.submit()
    })
    await attempt('location', () => { location.href = at(scheme) })
    await attempt('download', () => {
      const link = Object.assign(document.createElement('a'), { href: at(scheme), download: 'x' })
      document.body.append(link)
      link.click()
    })
  }
  for (const scheme of ['ws', 'wss'])
    await attempt('socket', () => new WebSocket(at(scheme)))
  for (const kind of ['stun:', 'turn:'])
    for (const transport of ['udp', 'tcp'])
      await attempt('webrtc', async () => {
        const url = kind + '127.0.0.1:' + port + (kind === 'turn:' ? '?transport=' + transport : '')
        const peer = new RTCPeerConnection({
          iceServers: [{ urls: url, username: 'secret', credential: 'secret' }],
        })
        peer.createDataChannel('leak')
        await peer.setLocalDescription(await peer.createOffer())
        const candidate = kind => ({
          candidate: 'candidate:1 1 ' + kind + ' 2122260223 127.0.0.1 ' + port + ' typ host' +
            (kind === 'tcp' ? ' tcptype passive' : ''),
          sdpMid: '0',
        })
        const other = new RTCPeerConnection()
        await other.setRemoteDescription(peer.localDescription)
        await other.setLocalDescription(await other.createAnswer())
        await peer.setRemoteDescription(other.localDescription)
        await peer.addIceCandidate(candidate('udp'))
        await peer.addIceCandidate(candidate('tcp'))
      })
  await new Promise(done => setTimeout(done, 1500))
  return [...new Set(tried)]
}`

test('nothing that a page does reaches a socket', async ({ app }) => {
  const sockets = await openSockets()
  const { page, electron } = app
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()

  const tried = await page.evaluate(`(${attempts})({ port: ${sockets.port} })`)

  expect(tried).toHaveLength(28)
  expect(sockets.count()).toBe(0)
  // the same from a page without our policy: the network itself is closed
  const naked = await electron.evaluate(
    async ({ BrowserWindow }, { script, port }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
      await window.loadURL('data:text/html,<body></body>')
      const done: unknown = await window.webContents.executeJavaScript(
        `(${script})({ port: ${port} })`,
      )
      window.destroy()
      return done
    },
    {
      script: attempts.replace(/await attempt\('(location|form|download)'[^]*?\n    }\)/g, ''),
      port: sockets.port,
    },
  )
  expect(naked).toContain('webrtc')
  expect(sockets.count()).toBe(0)
  await sockets.close()
})

test('there is a way back from everywhere', async ({ app }) => {
  const { page, electron } = app
  const title = page.getByRole('heading', { level: 1, name: 'Orders' })
  await expect(title).toBeVisible()

  for (const address of ['app://boxwright/nothing.html', 'app://boxwright/', 'about:blank']) {
    await electron.evaluate(
      ({ BrowserWindow }, script) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
      `void (location.href = ${JSON.stringify(address)})`,
    )
    const look = () =>
      electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const heading: unknown = await contents?.executeJavaScript(
          "document.querySelector('h1')?.textContent",
        )
        return `${contents?.getURL()} ${String(heading)}`
      })
    await page.waitForTimeout(500)
    await expect.poll(look).toMatch(/^app:\/\/boxwright\/index\.html.* Orders/)
  }
})
