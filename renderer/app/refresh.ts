import type { QueryClient } from '@tanstack/react-query'
import { type CallName, staleByCall, staleByEvent } from '../../shared/border/calls.ts'
import { eventNames } from '../../shared/border/events.ts'
import { forgetKept } from './place/kept.ts'

/**
 * Milliseconds for which stale answers are gathered: a busy engine does not redraw the window
 * all the time.
 */
const throttleMs = 400
/** Milliseconds after which they are read again also where the window is never done with drawing. */
const longestMs = 3000

export function refreshAfter(client: QueryClient, name: CallName) {
  const { stale } = staleByCall[name]
  if (stale === 'everything') refreshAll(client)
  else refresh(client, stale)
}

/** Reads again what an event makes stale. Returns the function that unsubscribes. */
export function followEvents(client: QueryClient): () => void {
  const pending = new Set<CallName>()
  let isAllPending = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (isAllPending) refreshAll(client)
    else refresh(client, [...pending])
    pending.clear()
    isAllPending = false
  }
  const undo = eventNames.map(event =>
    window.boxwright.subscribe(event, () => {
      const { stale } = staleByEvent[event]
      if (stale === 'everything') isAllPending = true
      else for (const name of stale) pending.add(name)
      // what is drawn bit by bit begins anew with every answer, so it comes to its end first
      timer ??= setTimeout(() => requestIdleCallback(flush, { timeout: longestMs }), throttleMs)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const leave of undo) leave()
  }
}

function refreshAll(client: QueryClient) {
  forgetKept()
  void client.invalidateQueries()
}

function refresh(client: QueryClient, names: readonly CallName[]) {
  for (const name of names) void client.invalidateQueries({ queryKey: [name] })
}
