import { getDomain } from 'tldts'
import { type DomainReading, readDomains, registrableBy } from './domain-names.ts'

const registrable = registrableBy((name, options) => getDomain(name, options))

/** Reads typed domains by the public suffix list, as the window does. */
export function readTypedDomains(text: string): DomainReading {
  return readDomains(text, registrable)
}
