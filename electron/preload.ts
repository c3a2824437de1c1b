import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/calls.ts'

// Spelled out: a sandboxed preload loads no second file, and these two strings are the door.
const callChannel = 'boxwright:call'
const eventChannel = 'boxwright:event'

const bridge: Bridge = {
  async call(name, args) {
    try {
      return await ipcRenderer.invoke(callChannel, name, args)
    } catch {
      // arguments that cannot be cloned
      const message = 'These arguments cannot be passed on.'
      return { ok: false, failure: { code: 'invalid_input', message } }
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

contextBridge.exposeInMainWorld('boxwright', bridge)
