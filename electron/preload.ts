import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/border/calls.ts'
import type { BorderFailure } from '../shared/border/failure.ts'

// Repeated here, because a sandboxed preload cannot import a second file.
const callChannel = 'boxwright:call'
const eventChannel = 'boxwright:event'

const bridge: Bridge = {
  async call(name, args) {
    try {
      return await ipcRenderer.invoke(callChannel, name, args)
    } catch {
      return { ok: false, failure: failureOf(args) }
    }
  },
  subscribe(event, listener) {
    const forward = (_: unknown, name: unknown, data: unknown) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main sends each event with its own data
      if (name === event) listener(data as Parameters<typeof listener>[0])
    }
    ipcRenderer.on(eventChannel, forward)
    return () => {
      ipcRenderer.off(eventChannel, forward)
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
