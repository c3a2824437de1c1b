import { Link } from 'wouter'
import { countOf } from '../../shared/text/count-of.ts'
import { addressOf } from '../app/place/address.ts'
import classes from './Guide.module.css'
import { type GuideHit, piecesOf } from './search-guide.ts'

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
  const words = search.trim().toLowerCase().split(/\s+/)
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
                  <span className="fw-500">
                    <Marked text={heading === '' ? title : heading} words={words} />
                  </span>
                  <span className="quiet">
                    <Marked text={excerpt} words={words} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** A text with the words that were searched for marked in it. */
function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  return piecesOf(text, words).map(({ at, piece, isFound }) =>
    isFound ? (
      <mark key={at} className={classes.found}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}
