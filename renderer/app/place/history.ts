import { useMemo, useSyncExternalStore } from 'react'
import { addressOf, partsOf, type Query, readQuery } from './address.ts'
import { keep, keptOf } from './kept.ts'

/** Given to `navigate` or a link as `state`: the place as it was left, if staff were there. */
export const asLeft = { isAsLeft: true } as const

type Options = { readonly replace?: boolean; readonly state?: unknown }

const listeners = new Set<() => void>()
/** The address and the key of each path, as it was seen last. */
const lastSeen = new Map<string, { readonly address: string; readonly key: string }>()

/** The address of the place: what stands behind the hash. */
export const here = () => `/${window.location.hash.replace(/^#?\/?/, '')}`

/** Names this visit in the history; going back leads to the same one again. */
function placeKey(): string {
  const state: unknown = window.history.state
  const key = typeof state === 'object' && state !== null && 'place' in state && state.place
  return typeof key === 'string' ? key : ''
}

function tell(): void {
  if (placeKey() === '') window.history.replaceState({ place: crypto.randomUUID() }, '')
  lastSeen.set(partsOf(here()).path, { address: here(), key: placeKey() })
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    tell()
    window.addEventListener('hashchange', tell)
    window.addEventListener('popstate', tell)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.removeEventListener('hashchange', tell)
    window.removeEventListener('popstate', tell)
  }
}

/**
 * Goes to another place, which is a new step of the history unless it replaces this one. An
 * address that is shown already is no step.
 */
export function navigate(to: string, { replace = false, state }: Options = {}): void {
  const { path } = partsOf(to)
  const left =
    state === asLeft && path !== partsOf(here()).path ? lastSeen.get(path) : undefined
  const address = left?.address ?? to
  const isStep = !replace && address !== here()
  const place = isStep ? crypto.randomUUID() : placeKey()
  // the focus stays with the link that was pressed
  if (left !== undefined) keep(place, { ...keptOf(left.key), row: undefined })
  window.history[isStep ? 'pushState' : 'replaceState']({ place }, '', `#${address}`)
  tell()
}

/** Changes what is looked for at this place; it stays the same step of the history. */
export function changeQuery(change: Query): void {
  const { path, query } = partsOf(here())
  navigate(addressOf(path, { ...readQuery(query), ...change }), { replace: true })
}

export const goBack = () => window.history.back()
export const goForward = () => window.history.forward()

/** The key of the place that is shown. */
export const usePlaceKey = () => useSyncExternalStore(subscribe, placeKey)

const path = () => partsOf(here()).path
const queryText = () => partsOf(here()).query

/** What the router asks for the path of the place. */
export function usePath() {
  return [useSyncExternalStore(subscribe, path), navigate] as [string, typeof navigate]
}
usePath.hrefs = (address: string) => `#${address}`
usePath.searchHook = () => useSyncExternalStore(subscribe, queryText)

/** The id of the row that the address names; undefined: none. */
export function useNamedRow(): number | undefined {
  const id = Number(useQuery()['at'])
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** What is looked for at the place that is shown. */
export function useQuery(): Query {
  const text = useSyncExternalStore(subscribe, queryText)
  return useMemo(() => readQuery(text), [text])
}
