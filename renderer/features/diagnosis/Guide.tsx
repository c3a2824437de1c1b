import { useEffect, useRef } from 'react'
import guide from '../../../docs/guide/troubleshooting.md?raw'
import classes from './Guide.module.css'
import { type Block, readGuide, readPieces } from './read-guide.ts'

/**
 * The troubleshooting guide as it stands in `docs`, so that it is read without a network;
 * opened at the heading `about`.
 */
export function Guide({ about }: { readonly about: string }) {
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    const headings = article.current?.querySelectorAll('h3, h4') ?? []
    ;[...headings].find(one => one.textContent === about)?.scrollIntoView()
  }, [about])
  return (
    <article ref={article} className={classes.guide}>
      {readGuide(guide)
        // the drawer has this title already
        .filter(block => block.kind !== 'heading' || block.level > 1)
        .map((block, index) => (
          <Part key={index} block={block} />
        ))}
    </article>
  )
}

function Part({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Words text={block.text} />
      </p>
    )
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map(item => (
          <li key={item}>
            <Words text={item} />
          </li>
        ))}
      </ul>
    )
  const Heading = block.level === 2 ? 'h3' : 'h4'
  return (
    <Heading>
      <Words text={block.text} />
    </Heading>
  )
}

function Words({ text }: { readonly text: string }) {
  return readPieces(text).map(({ kind, text: words }, index) => {
    if (kind === 'strong') return <strong key={index}>{words}</strong>
    if (kind === 'code')
      return (
        <code key={index} className="mono">
          {words}
        </code>
      )
    return words
  })
}
