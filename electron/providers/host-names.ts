import { domainToASCII } from 'node:url'

const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** Characters of a name, and hosts of a list: longer ones are not looked at. */
const longestTyped = 1000
const mostHosts = 50

/** Lower-case ASCII without the trailing dot; a name that cannot be mapped stays as it is. */
export function toAsciiName(name: string): string {
  if (name.length > longestTyped) return name
  const plain = name.trim().toLowerCase().replace(/\.$/, '')
  return domainToASCII(plain) || plain
}

/**
 * Host names in the order given, each once. Empty when one of them is no host name: a part of
 * a nameserver set is worse than none.
 */
export function toHostNames(names: readonly string[]): readonly string[] {
  if (names.length > mostHosts) return []
  const hosts = names.map(toAsciiName).filter(name => name !== '')
  return hosts.every(isHostName) ? [...new Set(hosts)] : []
}

export function isHostName(name: string): boolean {
  return name.length <= 253 && hostName.test(name)
}
