/** One block of the guide; `level` of a heading from 1. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** The marks within a line that the guide uses. A link is read as its words. */
export type Piece = {
  readonly kind: 'plain' | 'strong' | 'emphasis' | 'code'
  readonly text: string
}

/** Reads the part of Markdown that the guide keeps to; lists and tables are flat. */
export function readGuide(markdown: string): readonly Block[] {
  return markdown
    .split(/\n{2,}/)
    .map(text => text.trim())
    .filter(text => text !== '' && !isPicture(text))
    .map(readBlock)
}

/** A picture shows this very window, so it is left out here. */
const isPicture = (text: string) => /^!\[[^\]]*\]\([^)]*\)$/.test(text)

function readBlock(text: string): Block {
  const heading = /^(#{1,3}) (.+)$/.exec(text)
  if (heading !== null)
    return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const lines = text.split('\n')
  if (lines.every(line => line.startsWith('- ')))
    return { kind: 'list', isNumbered: false, items: lines.map(line => line.slice(2)) }
  const steps = lines.flatMap(line => /^\d+\. (.+)$/.exec(line)?.[1] ?? [])
  if (steps.length === lines.length) return { kind: 'list', isNumbered: true, items: steps }
  if (lines.every(line => line.startsWith('|'))) return readTable(lines)
  return { kind: 'paragraph', text: lines.join(' ') }
}

function readTable(lines: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim())
  const [head = '', _rule, ...rows] = lines
  return { kind: 'table', head: cells(head), rows: rows.map(cells) }
}

export function readPieces(text: string): readonly Piece[] {
  return text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|`[^`]+`)/)
    .filter(part => part !== '')
    .map(readPiece)
}

function readPiece(part: string): Piece {
  if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
  if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) }
  if (part.length > 2 && part.startsWith('*') && part.endsWith('*'))
    return { kind: 'emphasis', text: part.slice(1, -1) }
  return { kind: 'plain', text: part }
}
