import type { Stage } from '../../../shared/domain.ts'
import type { Order } from '../../../shared/rows.ts'

const stageHeadings: Record<Stage, string> = {
  lookup: 'The transfer is stuck',
  transfer: 'The transfer is stuck',
  nameservers: 'The nameserver update fails',
  activation: 'The transfer is stuck',
  mailboxes: 'Mailboxes are not created',
  done: 'The order stays in progress',
}

/** Where the guide speaks of what this domain has: its failure, else its stage. */
export function guideHeading(order: Order, domain: string): string {
  const row = order.domains.find(one => one.name === domain)
  return row?.failure?.code ?? stageHeadings[row?.stage ?? 'done']
}

/** One block of the guide; `level` of a heading from 1. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** The marks within a line that the guide uses. */
export type Piece = { readonly kind: 'plain' | 'strong' | 'code'; readonly text: string }

/** Reads the part of Markdown that the guide keeps to: headings, paragraphs and flat lists. */
export function readGuide(markdown: string): readonly Block[] {
  return markdown
    .split(/\n{2,}/)
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(readBlock)
}

function readBlock(text: string): Block {
  const heading = /^(#{1,3}) (.+)$/.exec(text)
  if (heading !== null)
    return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const lines = text.split('\n')
  return lines.every(line => line.startsWith('- '))
    ? { kind: 'list', items: lines.map(line => line.slice(2)) }
    : { kind: 'paragraph', text: lines.join(' ') }
}

export function readPieces(text: string): readonly Piece[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(part => part !== '')
    .map(part => {
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) }
      return { kind: 'plain', text: part }
    })
}
