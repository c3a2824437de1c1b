import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/border/calls.ts'
import type { BorderFailure } from '../shared/border/failure.ts'

// Repeated here, because a sandboxed preload cannot import a second file.
const callChannel = 'boxwright:call'
const eventChannel = 'boxwright:event'

/** Whoever listens in the window; Electron has one listener, however many these are. */
const subscribed = new Set<(name: unknown, data: unknown) => void>()
ipcRenderer.on(eventChannel, (_event, name: unknown, data: unknown) => {
  for (const forward of subscribed) forward(name, data)
})

const bridge: Bridge = {
  async call(name, args) {
    try {
      return await ipcRenderer.invoke(callChannel, name, args)
    } catch {
      return { ok: false, failure: failureOf(args) }
    }
  },
  subscribe(event, listener) {
    // a function of its own, so that one listener can be subscribed twice
    const forward = (name: unknown, data: unknown) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main sends each event with its own data
      if (name === event) listener(data as Parameters<typeof listener>[0])
    }
    subscribed.add(forward)
    return () => {
      subscribed.delete(forward)
    }
  },
}

/** The failure of a call that was not answered: its arguments cannot be cloned, or main failed. */
function failureOf(args: unknown): BorderFailure {
  try {
    structuredClone(args)
  } catch {
    return { code: 'invalid_input', message: 'These arguments cannot be passed on.' }
  }
  const message = 'Boxwright gave no answer. Try again; if it happens again, restart Boxwright.'
  return { code: 'internal', message }
}

contextBridge.exposeInMainWorld('boxwright', bridge)
