import { hostname, networkInterfaces } from 'node:os'

/** Where a server listens. */
export type Listen = { readonly host: string; readonly port: number }

/** All networks of the computer, on a port that no well-known program has. */
export const usualListen: Listen = { host: '0.0.0.0', port: 8470 }

/** Reads `127.0.0.1:8470`, `[::1]:0`, `:8470` or `8470`; null: it is none of them. */
export function parseListen(text: string): Listen | null {
  const [, brackets, plain, digits] =
    /^(?:(?:\[([\d:a-f.]+)\]|([^:[\]\s]*)):)?(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  if (digits === undefined || port > 65_535) return null
  return { host: brackets ?? (plain || usualListen.host), port }
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'
const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)
/** `https://host:port`; the usual port of HTTPS is left out, as in an origin. */
export const addressOf = ({ host, port }: Listen): string =>
  new URL(`https://${inUrl(host)}:${port}`).origin

/** The address that is printed: one that works on this computer. */
export const ownAddress = ({ host, port }: Listen): string =>
  addressOf({ host: isEverywhere(host) ? '127.0.0.1' : host, port })

/** Hosts under which other computers may find this one, networks first, then its name. */
export function reachableHosts({ host }: Pick<Listen, 'host'>): readonly string[] {
  if (!isEverywhere(host)) return [host]
  const own = Object.values(networkInterfaces())
    .flatMap(some => some ?? [])
    .filter(one => !one.internal && one.family === 'IPv4')
    .map(one => one.address)
  const found = [...own, hostname()]
  return found.length > 1 ? found : ['127.0.0.1', ...found]
}

/** `https://…` of a listening server for an invitation; `named`: what an admin calls it. */
export const addressesOf = (listen: Listen, named: readonly string[]): readonly string[] =>
  [
    ...new Set([
      ...named,
      ...reachableHosts(listen).map(host => addressOf({ host, port: listen.port })),
    ]),
  ].slice(0, 20)

/** Reads `--address`: a host, `host:port` or `https://…`. null: it is none. */
export function parseAddress(text: string, { port }: Pick<Listen, 'port'>): string | null {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  if (url === null || url.protocol !== 'https:' || url.pathname !== '/') return null
  if (url.username !== '' || url.search !== '' || url.hash !== '') return null
  const hasPort = text.includes('://') || /:\d+$/.test(text)
  return hasPort ? url.origin : addressOf({ host: url.hostname, port })
}
