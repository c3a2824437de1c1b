import type { HttpAnswer } from './http.ts'

/** A parsed JSON text; null for anything that is not JSON, such as an edge's HTML page. */
export function parseJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return null
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own keys only: a reply may name `__proto__`. */
export function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

export type KeyedText = { readonly key: string; readonly text: string }

/** Every string in a value with the dotted path to it: at most 500, six deep, each cut. */
export function textsIn(value: unknown, key = '', depth = 6): readonly KeyedText[] {
  if (typeof value === 'string')
    return value.trim() === '' ? [] : [{ key, text: value.slice(0, 2000) }]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.entries(value)
    .slice(0, 500)
    .flatMap(([name, inner]) => textsIn(inner, key === '' ? name : `${key}.${name}`, depth - 1))
    .slice(0, 500)
}

/**
 * What a body that is not JSON says, in short: the title of a page, or its first words.
 * Secrets are hidden before anything is cut: half a secret is not recognised.
 */
export function describeBody(answer: Pick<HttpAnswer, 'body' | 'hide'>): string {
  const start = answer.hide(answer.body).slice(0, 20_000).trim()
  if (start === '') return 'an empty answer'
  if (!isMarkup(start)) return `not JSON: ${start.slice(0, 300)}`
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(start)?.[1]
  const words = title ?? start.replace(/<[^>]{0,1000}>/g, ' ').slice(0, 200)
  return `a web page: ${words.trim()}`
}

export function isMarkup(body: string): boolean {
  return body.trimStart().startsWith('<')
}
