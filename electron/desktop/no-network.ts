import { app, type Session } from 'electron'

/** A proxy that does not exist: only the system's owner may listen at ports below 1024. */
const nowhere = 'http=127.0.0.1:1;https=127.0.0.1:1;socks=127.0.0.1:1'

/**
 * Keeps Chromium from looking up names for a page, and WebRTC from going past the proxy. To be
 * called before `ready`. `devUrl` is the address of Vite's server while developing, null otherwise.
 * The main process talks to the providers by Node, which this does not touch.
 */
export function forbidNames(devUrl: string | null): void {
  const { commandLine } = app
  const but = devUrl === null ? '' : `, EXCLUDE ${new URL(devUrl).hostname}`
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${but}`)
  commandLine.appendSwitch('disable-quic')
  // works with the proxy of `closeNetwork` alone: without a proxy this policy lets TCP out
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  )
}

/** Sends all requests of a session's pages to a proxy that does not exist. Before the first load. */
export async function closeNetwork(session: Session, devUrl: string | null): Promise<void> {
  const dev = devUrl === null ? null : new URL(devUrl)
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: nowhere,
    // without this Chromium goes to this computer's own addresses past the proxy
    proxyBypassRules: dev === null ? '<-loopback>' : `<-loopback>;${dev.host}`,
  })
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] },
    ({ url }, answer) => answer({ cancel: dev === null || new URL(url).host !== dev.host }),
  )
  session.on('will-download', event => event.preventDefault())
}
