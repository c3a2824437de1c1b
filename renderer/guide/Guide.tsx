import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { type Block, readGuide, readPieces } from './blocks.ts'
import classes from './Guide.module.css'

type Props = {
  /** Markdown of `docs/guide`. */
  readonly text: string
  /** The heading that it is opened at. */
  readonly about?: string | undefined
  /** Level of the headings under the title; 3 within a dialog. */
  readonly level?: 2 | 3
}

/** A page of the guide without its title, which its surroundings have. */
export function Guide({ text, about, level = 3 }: Props) {
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    const headings = article.current?.querySelectorAll('h2, h3, h4') ?? []
    ;[...headings].find(one => one.textContent === about)?.scrollIntoView()
  }, [about])
  return (
    <article ref={article} className={clsx(classes.guide, 'plain-ink breaks')}>
      {readGuide(text)
        .filter(block => block.kind !== 'heading' || block.level > 1)
        .map((block, index) => (
          <Part key={index} block={block} level={level} />
        ))}
    </article>
  )
}

function Part({ block, level }: { readonly block: Block; readonly level: 2 | 3 }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Words text={block.text} />
      </p>
    )
  if (block.kind === 'table') return <Table block={block} />
  if (block.kind === 'list') {
    const List = block.isNumbered ? 'ol' : 'ul'
    return (
      <List>
        {block.items.map(item => (
          <li key={item}>
            <Words text={item} />
          </li>
        ))}
      </List>
    )
  }
  const isUpper = block.level === 2
  const Heading = level === 2 ? (isUpper ? 'h2' : 'h3') : isUpper ? 'h3' : 'h4'
  return (
    <Heading data-upper={isUpper}>
      <Words text={block.text} />
    </Heading>
  )
}

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table>
      <thead>
        <tr>
          {block.head.map(cell => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(row => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <td key={index}>
                <Words text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words({ text }: { readonly text: string }) {
  return readPieces(text).map(({ kind, text: words }, index) => {
    if (kind === 'strong') return <strong key={index}>{words}</strong>
    if (kind === 'emphasis') return <em key={index}>{words}</em>
    if (kind === 'code')
      return (
        <code key={index} className="mono">
          {words}
        </code>
      )
    return words
  })
}
