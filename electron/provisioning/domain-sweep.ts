import type { DomainWork } from '../../db/queries/work.ts'
import type { DomainPage, HostDomain } from '../providers/mail-host.ts'

/** Small orders are looked up one by one; the list pays off beyond this many. */
const fewDomains = 20

/**
 * Reads the account's domain list page by page for all domains that wait for an answer, when
 * that takes fewer requests than asking for each.
 */
export type DomainSweep = {
  readonly page: number
  /** What the page says of the waiting domains; `null` only once all pages were read. */
  read(
    page: DomainPage,
  ): readonly { readonly domain: DomainWork; readonly seen: HostDomain | null }[]
  readonly isOver: boolean
  readonly targets: readonly DomainWork[]
}

/** `pages`: how many the list had last time. */
export function isSweepCheaper(waiting: readonly DomainWork[], pages: number): boolean {
  const first = waiting.filter(domain => domain.stage === 'lookup').length
  const known = waiting.length - first
  return known > pages || (first > fewDomains && first > pages)
}

/** Begins at page 1, for these domains. */
export function startSweep(targets: readonly DomainWork[]): DomainSweep {
  const open = new Map<string, DomainWork[]>()
  for (const target of targets)
    open.set(target.name, [...(open.get(target.name) ?? []), target])
  let page = 1
  let isOver = false
  return {
    get page() {
      return page
    },
    get isOver() {
      return isOver
    },
    get targets() {
      return [...open.values()].flat()
    },
    read({ domains, lastPage }) {
      const found = domains.flatMap(seen => {
        const waiting = open.get(seen.name) ?? []
        open.delete(seen.name)
        return waiting.map(domain => ({ domain, seen }))
      })
      isOver = page >= lastPage || open.size === 0
      page += 1
      if (page <= lastPage || open.size === 0) return found
      return [...found, ...[...open.values()].flat().map(domain => ({ domain, seen: null }))]
    },
  }
}
