import { app, type Session } from 'electron'

/** A proxy that is not there: nothing may listen below port 1024 but what the system's owner runs. */
const nowhere = 'http=127.0.0.1:1;https=127.0.0.1:1;socks=127.0.0.1:1'

/**
 * Before `ready`: no name is looked up for a page, and WebRTC sends nothing past the proxy.
 * `devUrl` is Vite's address while developing, null otherwise. The main process talks to the
 * providers by Node, which none of this touches.
 */
export function forbidNames(devUrl: string | null): void {
  const { commandLine } = app
  const but = devUrl === null ? '' : `, EXCLUDE ${new URL(devUrl).hostname}`
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${but}`)
  commandLine.appendSwitch('disable-quic')
  // with the proxy below: without one this policy lets TCP out, without it UDP ignores the proxy
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  )
}

/** No request of a page leaves: its network is a proxy that is not there. Before the first load. */
export async function closeNetwork(session: Session, devUrl: string | null): Promise<void> {
  const dev = devUrl === null ? null : new URL(devUrl)
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: nowhere,
    // or Chromium would go to this computer's own addresses without the proxy
    proxyBypassRules: dev === null ? '<-loopback>' : `<-loopback>;${dev.host}`,
  })
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] },
    ({ url }, answer) => answer({ cancel: dev === null || new URL(url).host !== dev.host }),
  )
  session.on('will-download', event => event.preventDefault())
}
