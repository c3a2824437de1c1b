import { isDomain } from '../imports/kinds.ts'
import { containsHidden } from '../text/hidden-signs.ts'
import { isolatedAddress } from '../text/isolated.ts'
import { asLine } from '../text/line.ts'
import { isLookAlike } from './domain-spelling.ts'

/**
 * The registrable domain of a name, such as acme.com of mail.acme.com; null: it has none. Passed
 * in, because the public suffix list is not part of `shared`.
 */
export type RegistrableDomain = (name: string) => string | null

export type DomainProblem = {
  /** As it was typed. */
  readonly typed: string
  readonly problem: string
}

export type DomainReading = {
  /** Lower-case ASCII, in the order typed, each once. */
  readonly names: readonly string[]
  /** Names that are in the text more than once. */
  readonly repeated: readonly string[]
  /** Names that may pass for other ones: see `isLookAlike`. */
  readonly lookAlikes: readonly string[]
  /** In the order typed, each once. */
  readonly problems: readonly DomainProblem[]
}

/** `getDomain` of tldts, as far as it is used here. */
type SuffixList = (
  name: string,
  options: { readonly allowPrivateDomains: boolean },
) => string | null

/**
 * Private suffixes that registrars sell names under as under any other ending, so that
 * `acme.it.com` is a domain of its own.
 */
const soldSuffixes: ReadonlySet<string> = new Set(
  `ae.org br.com cn.com co.com co.nl co.no com.de com.se de.com eu.com gb.net gr.com hu.net
  in.net it.com jp.net jpn.com mex.com radio.am radio.fm ru.com sa.com se.net uk.com uk.net
  us.com us.org za.bz za.com`.split(/\s+/),
)

const separators = /[\s,;]+/
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const wrapping = /^["'`<([{“”‘’„«»]+|["'`>)\]}“”‘’„«»]+$/g

/**
 * What counts as one domain, for the window and the main process alike. Private suffixes such
 * as `github.io` stay ordinary domains; those that a registry sells are endings.
 */
export function registrableBy(list: SuffixList): RegistrableDomain {
  return name => {
    const owned = list(name, { allowPrivateDomains: false })
    return owned !== null && soldSuffixes.has(owned)
      ? list(name, { allowPrivateDomains: true })
      : owned
  }
}

/** `a.com -> b.com`: visitors of the first are sent to the second, in signs or in words. */
export const arrows =
  /[-=~\u2013\u2014]+>+|[\u2192\u21d2\u21e8\u2794\u2799-\u27be\u27f6\u27f9]|(?<=[^\s>][ \t]+)(?:>{1,2}|\u00bb)(?=[ \t])|\b(?:redirect|forward|point)(?:s|ed|ing)?\s+to\b|\bweiterleitung\s+(?:auf|an|nach|zu)\b/gi
export const arrowsBack = /<[-=~\u2013\u2014]+|[\u2190\u21d0\u21e6\u27f5\u27f8\u2b05]/g
const to = '\u2192'
const from = '\u2190'
const joiningWords: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y'])
/** "1." and "2)" of a numbered list */
const listNumber = /^\(?\d{1,4}[.):\]]+$/

/**
 * Reads the domains that staff type or paste, in any form, as ASCII names; what is none of them
 * is a problem with a sentence. Marks alone, numbers of a list and words between names are
 * skipped, and so is the name that visitors are sent to. Of names that a dash, a slash or a bar
 * joins on one line none is taken: one may be the old name of the other. Never throws.
 */
export function readDomains(text: string, registrable: RegistrableDomain): DomainReading {
  const names = new Set<string>()
  const repeated = new Set<string>()
  const problems = new Map<string, DomainProblem>()
  const { words, joined } = wordsOf(text)
  for (const line of joined)
    problems.set(line, { typed: line.slice(0, 300), problem: joinedProblem(line) })
  for (const [at, { typed, isTarget }] of words.entries()) {
    if (joiningWords.has(typed.toLowerCase())) continue
    if (listNumber.test(typed) && at + 1 < words.length) continue
    const reading = isTarget
      ? { problem: targetProblem(typed) }
      : readDomain(typed, registrable)
    if ('problem' in reading) problems.set(typed, { typed: typed.slice(0, 300), ...reading })
    else if (names.has(reading.name)) repeated.add(reading.name)
    else names.add(reading.name)
  }
  return {
    names: [...names],
    repeated: [...repeated],
    lookAlikes: [...names].filter(isLookAlike),
    problems: [...problems.values()],
  }
}

type Word = { readonly typed: string; readonly isTarget: boolean }

type Words = {
  readonly words: readonly Word[]
  /** Parts of lines with joined names, of which none is taken. */
  readonly joined: readonly string[]
}

function wordsOf(text: string): Words {
  const words: Word[] = []
  const joined: string[] = []
  let isBehind = false
  const marked = text.replace(arrows, ` ${to} `).replace(arrowsBack, ` ${from} `)
  for (const part of marked.split(partEnds)) {
    const inPart = part.split(separators)
    if (isJoined(inPart)) {
      joined.push(part.trim().replace(/\s+/g, ' '))
      isBehind = false
      continue
    }
    for (const typed of inPart) {
      const before = words.at(-1)
      if (typed === to) isBehind = true
      if (typed === from && before !== undefined)
        words[words.length - 1] = { ...before, isTarget: true }
      // a bullet or a dash of a pasted list
      if (!/[\p{L}\p{N}]/u.test(typed)) continue
      words.push({ typed, isTarget: isBehind })
      isBehind = false
    }
  }
  return { words, joined }
}

export const partEnds = /[\n\v\f\r\u0085\u2028\u2029,;]+/
const joiner = /^[-\u2010-\u2015\u2212~=:/\\|\u00a6]+$/
const isNameLike = (word: string | undefined) =>
  word !== undefined && /[\p{L}\p{N}]\./u.test(word)

/** Whether names are joined: `a.com - b.com`, `a.com | b.com`, `a.com/b.com`. */
function isJoined(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1]
    if (joiner.test(word)) return isNameLike(words[at - 1]) && isNameLike(next)
    const [host = '', ...path] = word.split('/')
    if (path.length > 0 && isDomain(host) && isDomain(path.join('/'))) return true
    const isExplained = word.endsWith(':') || (/^[([]/.test(next ?? '') && !/^[([]/.test(word))
    return isExplained && isNameLike(word) && isNameLike(next)
  })
}

const joinedProblem = (line: string) =>
  `“${shorten(line)}” holds more than one name. Keep those to order, each on its own line, without an old name or one that visitors are sent to.`

const targetProblem = (typed: string) =>
  `${shorten(hostOf(typed))} is where visitors are sent, so it is not moved. Remove it and the arrow.`

export function readDomain(
  typed: string,
  registrable: RegistrableDomain,
): { readonly name: string } | { readonly problem: string } {
  const host = hostOf(typed)
  if (host.includes('@'))
    return { problem: `${shorten(typed)} is an address. Enter the domain alone.` }
  if (/^\d+$/.test(host))
    return { problem: `${shorten(host)} is a number. Enter the names of the domains.` }
  const name = toAscii(host)
  if (name === null && containsHidden(typed))
    return { problem: `A hidden sign is in ${shorten(typed)}. Type it instead of pasting it.` }
  if (name === null) return { problem: `${shorten(typed)} is not a domain name.` }
  const owned = registrable(name)
  if (owned === null)
    return { problem: `${shorten(host)} is only an ending. Enter the name in front of it too.` }
  if (owned !== name)
    return { problem: `${shorten(host)} is a sub-domain. Enter ${shorten(owned)} instead.` }
  return { name }
}

/** Drops scheme, port, path, quotes, brackets, `www.` and the trailing dot. */
function hostOf(typed: string): string {
  return typed
    .trim()
    .replace(wrapping, '')
    .replace(/^([a-z][a-z0-9+.-]*:)?\/\//i, '')
    .replace(/[/?#\\].*$/s, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .replace(wrapping, '')
    .replace(/^www\./i, '')
    .toLowerCase()
}

/**
 * The ASCII name of a host; null: it is none. The URL parser does the IDN mapping, but accepts
 * empty labels, numbers as addresses and characters that fold to others, so the labels are checked
 * before and after.
 */
function toAscii(host: string): string | null {
  if (host === '' || host.length > 253 || /[_@:%*\s]/.test(host)) return null
  const url = `http://${host}`
  const ascii = URL.canParse(url) ? new URL(url).hostname : ''
  const labels = ascii.split('.')
  if (ascii.length > 253 || labels.length < 2 || !labels.every(one => label.test(one)))
    return null
  const last = labels.at(-1) ?? ''
  return /^\d+$/.test(last) ? null : ascii
}

/** What was typed as part of a sentence, which it does not reorder; cut after 60 signs. */
function shorten(text: string): string {
  const shown = asLine(text)
  return isolatedAddress(shown.length > 60 ? `${shown.slice(0, 57)}…` : shown)
}
