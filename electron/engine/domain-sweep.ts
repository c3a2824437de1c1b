import type { DomainWork } from '../../db/engine/work.ts'
import type { DomainPage, MailinDomain } from '../providers/mailin-port.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { createPageYield, type PageYield } from './page-yield.ts'

/** Up to this many domains are looked up one by one the first time. */
const fewDomains = 20

/**
 * Reads the account's domain list page by page for all domains that wait for an answer, when
 * that takes fewer requests than asking for each.
 */
export type DomainSweep = {
  readonly page: number
  /**
   * Takes the answer for `page` and turns to the next. Returns what it says of the targets; with
   * the last page also those that none named, as null.
   */
  read(
    page: DomainPage,
  ): readonly { readonly domain: DomainWork; readonly seen: MailinDomain | null }[]
  readonly isOver: boolean
  /** The list goes round in circles, or takes more pages than there were domains to ask for. */
  readonly isEndless: boolean
  /** The domains that no page has named yet. */
  readonly targets: readonly DomainWork[]
  /** Milliseconds since 1970. What became due since then is not among the targets. */
  readonly begunAt: number
  readonly pageYield: PageYield
}

/** `pages`: how many the list had last time. */
export function isSweepCheaper(waiting: readonly DomainWork[], pages: number): boolean {
  const first = waiting.filter(domain => domain.stage === 'lookup').length
  const known = waiting.length - first
  return known > pages || (first > fewDomains && first > pages)
}

/** A sweep for these domains, from page 1 on. */
export function startSweep(targets: readonly DomainWork[], begunAt: number): DomainSweep {
  const open = new Map<string, DomainWork[]>()
  for (const target of targets)
    open.set(target.name, [...(open.get(target.name) ?? []), target])
  const pageYield = createPageYield()
  const pages = watchStalePages()
  let page = 1
  let isOver = false
  let isEndless = false
  return {
    begunAt,
    pageYield,
    get isEndless() {
      return isEndless
    },
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
      pageYield.note()
      isOver = page >= lastPage || open.size === 0
      isEndless = !pages.takes(domains.map(({ name }) => name)) || page > targets.length
      page += 1
      if (page <= lastPage || open.size === 0) return found
      return [...found, ...[...open.values()].flat().map(domain => ({ domain, seen: null }))]
    },
  }
}
