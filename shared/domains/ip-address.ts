/** Blocks that no registrar can see a request come from: first address, length of the prefix. */
const closedBlocks: readonly (readonly [string, number])[] = [
  // this network, private networks, carrier-grade NAT
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  // this computer, this link
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  // protocol assignments, benchmarks
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  // multicast, reserved, broadcast
  ['224.0.0.0', 3],
]

/**
 * Whether a text is an IPv4 address of the internet: none of a local network, of this computer or
 * of a carrier's network.
 */
export function isPublicIpv4(text: string): boolean {
  const address = toNumber(text)
  return (
    address !== null &&
    !closedBlocks.some(([first, bits]) => {
      const size = 2 ** (32 - bits)
      return Math.floor(address / size) === Math.floor((toNumber(first) ?? 0) / size)
    })
  )
}

function toNumber(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined || parts.some(part => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** The port of DNS. */
export const dnsPort = 53

/**
 * Splits `1.1.1.1:5353` or `[::1]:5353`; without a port it is that of DNS. Neither is checked to be
 * an address or a port.
 */
export function splitServerAddress(text: string): {
  readonly host: string
  readonly port: number
} {
  const found = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text)
  return { host: found?.[1] ?? found?.[2] ?? text, port: Number(found?.[3] ?? dnsPort) }
}
