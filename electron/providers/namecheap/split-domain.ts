import { parse } from 'tldts'
import { toAsciiName } from '../host-names.ts'

export type SplitDomain = {
  readonly name: string
  readonly sld: string
  readonly tld: string
}

/**
 * Cuts a registrable name into the halves that Namecheap takes: `example.co.uk` is `example`
 * and `co.uk`. null for sub-domains and bare suffixes, which would hit another's domain.
 * Suffixes that companies sell (`it.com`, `uk.com`) count as suffixes first.
 */
export function splitDomain(domain: string): SplitDomain | null {
  const name = toAsciiName(domain)
  const sold = parse(name, { allowPrivateDomains: true }).domain
  // `it.com` itself is registrable under `com`, though it is a suffix to others
  const owned = sold ?? parse(name).domain
  if (owned !== name) return null
  const dot = name.indexOf('.')
  return { name, sld: name.slice(0, dot), tld: name.slice(dot + 1) }
}
