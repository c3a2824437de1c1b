/** A piece of a line; with `href` it is a link. */
export type Piece = { readonly text: string; readonly href?: string }
export type Line = readonly Piece[]
/** A letter's text as it is laid out: lines of a paragraph, or items of a list. */
export type Block = { readonly kind: 'paragraph' | 'list'; readonly lines: readonly Line[] }

const item = /^- /
const address = /https?:\/\/[^\s<>"'\u2066-\u2069]+/gi

/** Lays out plain text: empty lines part paragraphs, lines that begin with `- ` are a list. */
export function blocksOf(text: string): readonly Block[] {
  return text.split(/\n\s*\n/).flatMap(paragraph => {
    const blocks: { kind: Block['kind']; lines: Line[] }[] = []
    for (const line of paragraph.split('\n')) {
      const kind = item.test(line) ? 'list' : 'paragraph'
      const pieces = piecesOf(line.replace(item, ''))
      const last = blocks.at(-1)
      if (last?.kind === kind) last.lines.push(pieces)
      else blocks.push({ kind, lines: [pieces] })
    }
    return blocks
  })
}

/** Web addresses become links; nothing else does. */
function piecesOf(line: string): Line {
  const pieces: Piece[] = []
  let end = 0
  for (const found of line.matchAll(address)) {
    // a full stop after an address ends the sentence
    const text = found[0].replace(/[.,;:!?)\]]+$/, '')
    if (!URL.canParse(text)) continue
    if (found.index > end) pieces.push({ text: line.slice(end, found.index) })
    pieces.push({ text, href: text })
    end = found.index + text.length
  }
  if (end < line.length || pieces.length === 0) pieces.push({ text: line.slice(end) })
  return pieces
}
