import { z } from 'zod'
import type { HttpAnswer } from './http.ts'

/**
 * Bounds of an answer: honest ones nest six deep, and hold some thousand values for a hundred
 * rows.
 */
const deepest = 64
const mostValues = 100_000
/** Of one object: the parser is slow at many different keys. */
const mostKeys = 2000

/**
 * A parsed JSON text; null for anything that is not JSON, such as an edge's HTML page, and for
 * what would hold up everything else while it is parsed: nested too deep, too many values.
 */
export function parseJson(text: string): { readonly value: unknown } | null {
  if (!isParsedSoon(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return null
  }
}

function isParsedSoon(text: string): boolean {
  let values = 0
  /** Keys of the objects that are open, -1 for a list; the innermost last. */
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    switch (sign) {
      case '"':
        at = closingQuote(text, at)
        break
      case '[':
      case '{':
        open.push(sign === '{' ? 0 : -1)
        values += 1
        if (open.length > deepest) return false
        break
      case ']':
      case '}':
        open.pop()
        break
      case ',':
        values += 1
        break
      case ':': {
        const keys = (open.pop() ?? 0) + 1
        if (keys > mostKeys) return false
        open.push(keys)
        break
      }
      default:
    }
    if (values > mostValues) return false
  }
  return true
}

/** Where the JSON string that opens at `opening` closes; the text's length: nowhere. */
export function closingQuote(text: string, opening: number): number {
  for (let from = opening + 1; ; ) {
    const at = text.indexOf('"', from)
    if (at === -1) return text.length
    let escapes = 0
    while (text[at - 1 - escapes] === '\\') escapes += 1
    if (escapes % 2 === 0) return at
    from = at + 1
  }
}

/** Entries of a list within a row; no honest one has more. */
const mostEntries = 50

/** The schema of a list of at most 50: a longer one is refused before its entries are looked at. */
export const shortList = <Item extends z.ZodType>(item: Item) =>
  z.array(z.unknown()).max(mostEntries).pipe(z.array(item))

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of an own key, because a reply may name `__proto__`; else undefined. */
export function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export type KeyedText = { readonly key: string; readonly text: string }

/** Bounds of the sentences of one answer; people read a few hundred characters of them. */
const mostTexts = 500
const mostCharacters = 20_000

/** Every string in a value with the dotted path to it: at most 500, six deep, each cut. */
export function textsIn(value: unknown, key = ''): readonly KeyedText[] {
  const found: KeyedText[] = []
  let left = mostCharacters
  const look = (one: unknown, path: string, depth: number): void => {
    if (found.length >= mostTexts || left <= 0) return
    if (typeof one === 'string') {
      const text = one.slice(0, 2000)
      if (text.trim() === '') return
      left -= text.length
      found.push({ key: path, text })
    } else if (typeof one === 'object' && one !== null && depth > 0) {
      for (const [name, inner] of entriesOf(one))
        look(inner, path === '' ? name : `${path}.${name}`, depth - 1)
    }
  }
  look(value, key, 6)
  return found
}

/** The first 500 of a list or an object. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Array.isArray(value)
    ? value.slice(0, mostTexts).map((inner, at) => [String(at), inner] as const)
    : Object.entries(value).slice(0, mostTexts)
}

/**
 * What a body that is not JSON says, in short: the title of a page, or its first words.
 * Secrets are hidden before anything is cut: half a secret is not recognised.
 */
export function describeBody(answer: Pick<HttpAnswer, 'body' | 'hide'>): string {
  const start = answer.hide(answer.body).trim()
  if (start === '') return 'an empty answer'
  if (!isMarkup(start)) return `not JSON: ${start.slice(0, 300)}`
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(start)?.[1]
  const words = title ?? start.replace(/<[^<>]*>/g, ' ').slice(0, 200)
  return `a web page: ${words.trim()}`
}

export function isMarkup(body: string): boolean {
  return body.trimStart().startsWith('<')
}
