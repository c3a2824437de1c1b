import { getDomain } from 'tldts'
import {
  type DomainReading,
  readDomains,
  registrableBy,
} from '../../../shared/domains/domain-names.ts'

const registrable = registrableBy((name, options) => getDomain(name, options))

/** Reads pasted domains exactly as the main process will. */
export function readTypedDomains(text: string): DomainReading {
  return readDomains(text, registrable)
}
