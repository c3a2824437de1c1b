import type { DomainWork } from '../../db/engine/work.ts'
import type { DomainPage } from '../providers/mailin-port.ts'
import { watchStalePages } from '../providers/stale-pages.ts'
import { createPageYield, type PageYield } from './page-yield.ts'

/**
 * Reads the account's whole list of domains, page by page, for domains of which nobody knows
 * where they are in it, when that takes fewer requests than a search for each.
 */
export type DomainSweep = {
  readonly page: number
  /** Takes the answer for `page` and turns to the next. */
  read(page: DomainPage): void
  readonly isOver: boolean
  /** The list goes round in circles, or takes more pages than there were domains to ask for. */
  readonly isEndless: boolean
  /** The domains that no page has named yet; after the last page they are not in the account. */
  readonly unnamed: readonly DomainWork[]
  /** Milliseconds since 1970. What became due since then is not asked for. */
  readonly begunAt: number
  readonly pageYield: PageYield
}

/** A sweep for these domains, from page 1 on. */
export function startSweep(targets: readonly DomainWork[], begunAt: number): DomainSweep {
  let unnamed = targets
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
    get unnamed() {
      return unnamed
    },
    read({ domains, lastPage }) {
      const named = new Set(domains.map(({ name }) => name))
      unnamed = unnamed.filter(({ name }) => !named.has(name))
      pageYield.note()
      isOver = page >= lastPage || unnamed.length === 0
      isEndless = !pages.takes(named) || page > targets.length
      page += 1
    },
  }
}
