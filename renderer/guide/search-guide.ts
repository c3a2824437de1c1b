import { type Block, readGuide, readPieces } from './blocks.ts'

/** A part of the guide under one heading that holds what is searched for. */
export type GuideHit = {
  /** The heading; empty for what comes before the first one. */
  readonly heading: string
  /** Where the words stand, a line or two of it. */
  readonly excerpt: string
}

/** Characters of an excerpt before and behind what was found. */
const around = [60, 120] as const

/** The parts of one page of the guide with all the words, those first that have them in a heading. */
export function searchGuide(markdown: string, text: string): readonly GuideHit[] {
  const words = text.trim().toLowerCase().split(/\s+/)
  if (words[0] === '') return []
  const hits = partsOf(markdown).flatMap(({ heading, lines }) => {
    const whole = `${heading}\n${lines.join('\n')}`.toLowerCase()
    if (!words.every(word => whole.includes(word))) return []
    const line = lines.find(one => words.some(word => one.toLowerCase().includes(word)))
    const isTitle = words.every(word => heading.toLowerCase().includes(word))
    return [{ heading, excerpt: excerptOf(line ?? lines[0] ?? '', words), isTitle }]
  })
  return [...hits.filter(one => one.isTitle), ...hits.filter(one => !one.isTitle)].map(
    ({ heading, excerpt }) => ({ heading, excerpt }),
  )
}

type Part = { readonly heading: string; readonly lines: readonly string[] }

/** The page by its headings, as plain text. */
function partsOf(markdown: string): readonly Part[] {
  const parts: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }]
  for (const block of readGuide(markdown)) {
    if (block.kind !== 'heading') parts.at(-1)?.lines.push(...linesOf(block))
    else if (block.level > 1) parts.push({ heading: plain(block.text), lines: [] })
  }
  return parts
}

function linesOf(block: Exclude<Block, { kind: 'heading' }>): readonly string[] {
  if (block.kind === 'paragraph') return [plain(block.text)]
  if (block.kind === 'list') return block.items.map(plain)
  return block.rows.map(cells => cells.map(plain).filter(Boolean).join(': '))
}

export const plain = (text: string) =>
  readPieces(text)
    .map(piece => piece.text)
    .join('')

function excerptOf(line: string, words: readonly string[]): string {
  const lower = line.toLowerCase()
  const found = words.map(word => lower.indexOf(word)).filter(at => at >= 0)
  const at = Math.min(...found, line.length)
  const from = at <= around[0] ? 0 : line.indexOf(' ', at - around[0]) + 1
  const end = at + around[1]
  const to = end >= line.length ? line.length : Math.max(line.lastIndexOf(' ', end), at)
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
}

type FoundPiece = { readonly at: number; readonly piece: string; readonly isFound: boolean }

/** A text cut where one of the words, in lower case, begins and ends; `at` is where each begins. */
export function piecesOf(text: string, words: readonly string[]): readonly FoundPiece[] {
  const lower = text.toLowerCase()
  const pieces: FoundPiece[] = []
  let at = 0
  while (at < text.length) {
    const next = words
      .map(word => ({ word, from: lower.indexOf(word, at) }))
      .filter(one => one.from >= 0 && one.word !== '')
      .sort((one, other) => one.from - other.from || other.word.length - one.word.length)[0]
    const from = next?.from ?? text.length
    if (from > at) pieces.push({ at, piece: text.slice(at, from), isFound: false })
    if (next === undefined) break
    at = from + next.word.length
    pieces.push({ at: from, piece: text.slice(from, at), isFound: true })
  }
  return pieces
}
