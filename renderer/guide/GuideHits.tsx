import { Highlight } from '@mantine/core'
import { Link } from 'wouter'
import { addressOf } from '../app/place/address.ts'
import { countOf } from '../words/words.ts'
import classes from './Guide.module.css'
import type { GuideHit } from './search-guide.ts'

export type PageHits = {
  /** The page's part of the address. */
  readonly name: string
  readonly title: string
  readonly hits: readonly GuideHit[]
}

type Props = { readonly pages: readonly PageHits[]; readonly search: string }

/** Where the guide says something about what is searched for; each leads to its heading. */
export function GuideHits({ pages, search }: Props) {
  const count = pages.reduce((sum, { hits }) => sum + hits.length, 0)
  const words = search.trim().split(/\s+/)
  return (
    <section className={classes.page} aria-label="Found in the guide" data-scroll="hits">
      <p className="quiet" role="status">
        {count === 0
          ? 'The guide says nothing with all of these words. Try fewer, or another word.'
          : `${countOf(count, 'place')} in the guide`}
      </p>
      {pages.map(({ name, title, hits }) => (
        <div key={name}>
          <h2 className="mt-16">{title}</h2>
          <ul>
            {hits.map(({ heading, excerpt }) => (
              <li key={heading}>
                <Link
                  to={addressOf(`/guide/${name}`, { about: heading })}
                  className={classes.hit ?? ''}
                >
                  <Highlight component="span" className="fw-500" highlight={words}>
                    {heading === '' ? title : heading}
                  </Highlight>
                  <Highlight component="span" className="quiet" highlight={words}>
                    {excerpt}
                  </Highlight>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
