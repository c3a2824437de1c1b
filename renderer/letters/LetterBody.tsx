import { type Block, blocksOf, type Line } from '../../shared/letters/blocks.ts'
import classes from './Messages.module.css'

/** A letter's text as its HTML lays it out. Its links lead nowhere here. */
export function LetterBody({ text }: { readonly text: string }) {
  return blocksOf(text).map((block, index) => <BlockView key={index} block={block} />)
}

function BlockView({ block: { kind, lines } }: { readonly block: Block }) {
  if (kind === 'list')
    return (
      <ul className={classes.list}>
        {lines.map((line, index) => (
          <li key={index} dir="auto">
            <LineView line={line} />
          </li>
        ))}
      </ul>
    )
  return (
    <p className={classes.paragraph} dir="auto">
      {lines.map((line, index) => (
        <span key={index} className="block">
          <LineView line={line} />
        </span>
      ))}
    </p>
  )
}

function LineView({ line }: { readonly line: Line }) {
  return line.map(({ text, href }, index) => (
    <span key={index} className={href === undefined ? undefined : 'link'}>
      {text}
    </span>
  ))
}
