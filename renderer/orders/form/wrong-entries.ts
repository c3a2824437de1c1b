import { arrows, arrowsBack, type DomainProblem } from '../../../shared/domains/domain-names.ts'

/** A part of the typed text: from its first sign to behind its last. */
export type Place = { readonly start: number; readonly end: number }

/** Where in the text an entry stands that was read as no domain; each time that it does. */
export function placesOf(text: string, { typed }: DomainProblem): readonly Place[] {
  const words = [...text.matchAll(/[^\s,;]+/g)].map(asPlace)
  const found = words.filter(({ start, end }) => text.slice(start, end).slice(0, 300) === typed)
  if (found.length > 0) return found
  // a part of a line with several names
  const parts = [...text.matchAll(/[^\n\v\f\r\u0085\u2028\u2029,;]+/g)].map(asPlace)
  return parts.filter(
    ({ start, end }) =>
      text.slice(start, end).trim().replace(/\s+/g, ' ').slice(0, 300) === typed,
  )
}

const asPlace = (match: RegExpExecArray): Place => ({
  start: match.index,
  end: match.index + match[0].length,
})

const arrowBefore = new RegExp(`(?:${arrows.source})\\s*$`, 'i')
const arrowBehind = new RegExp(`^\\s*(?:${arrowsBack.source})`)

/** The text without these entries, and without the arrows that led to them. */
export function withoutEntries(text: string, problems: readonly DomainProblem[]): string {
  const places = problems
    .flatMap(problem => placesOf(text, problem))
    .toSorted((one, other) => one.start - other.start)
  let kept = ''
  let at = 0
  for (const { start, end } of places) {
    if (start < at) continue
    kept += text.slice(at, start).replace(arrowBefore, '')
    at = end + (arrowBehind.exec(text.slice(end))?.[0].length ?? 0)
  }
  return tidied(kept + text.slice(at))
}

/** Without the separators that stand alone now. */
const tidied = (text: string): string =>
  text
    .split('\n')
    .map(line => line.replace(/([,;])(?:\s*[,;])+/g, '$1').replace(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter(line => line !== '')
    .join('\n')
