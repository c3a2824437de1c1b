import type { DomainWork } from '../../db/engine/work.ts'
import type { DomainPage } from '../providers/mailin-port.ts'
import { namesNewestLast } from './newest-end.ts'

/**
 * Remembers on which page of the account's list each domain stood, in memory. It only says where
 * to look first, so it may be wrong: what is not there is searched for by its name.
 */
export type DomainMap = {
  /** Pages of the list, as of its last answer; 1 before that. */
  readonly pages: number
  /** The page where the domain should be; null: it has to be searched for by its name. */
  pageOf(domain: Sought): number | null
  /** Takes the answer for a page, which was read for these domains. */
  note(page: number, answer: DomainPage, sought: readonly Sought[]): void
}

type Sought = Pick<DomainWork, 'name' | 'stage'>

export function createDomainMap(): DomainMap {
  const places = new Map<string, number>()
  /** Names of domains that were not where they should have been, while they waited. */
  const lost = new Set<string>()
  /** Names that were looked for one page behind where they were. */
  const slid = new Set<string>()
  let pages = 1
  let isNewestLast = true

  const newestPage = () => (isNewestLast ? pages : 1)

  /** Rows slide on when a list names the newest first; that is followed by one page. */
  function lose({ name, stage }: Sought, page: number): void {
    const wasThere = places.delete(name)
    const maySlide = wasThere && !isNewestLast && page < pages && !slid.has(name)
    if (maySlide) {
      places.set(name, page + 1)
      slid.add(name)
    } else if (stage === 'activation' && (page === newestPage() || slid.has(name)))
      lost.add(name)
  }

  return {
    get pages() {
      return pages
    },
    pageOf({ name, stage }) {
      const place = places.get(name)
      if (place !== undefined) return place
      // a domain that waits for its activation came into the account not long ago
      return stage === 'activation' && !lost.has(name) ? newestPage() : null
    },
    note(page, { domains, lastPage }, sought) {
      pages = lastPage
      isNewestLast = namesNewestLast(domains.map(({ id }) => id)) ?? isNewestLast
      const named = new Set(domains.map(({ name }) => name))
      for (const name of named) {
        places.set(name, page)
        lost.delete(name)
        slid.delete(name)
      }
      for (const one of sought)
        if (!named.has(one.name) && (places.get(one.name) ?? page) === page) lose(one, page)
    },
  }
}
