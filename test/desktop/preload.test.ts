import type { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../shared/border/calls.ts'

const { exposed, emitter } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  emitter: { current: null as EventEmitter | null },
}))
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  emitter.current = new Emitter()
  return {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api),
    },
    ipcRenderer: emitter.current,
  }
})

const channel = 'boxwright:event'

test('subscriptions of the window add no listener to Electron', async () => {
  await import('../../electron/preload.ts')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what preload exposes
  const bridge = exposed.get('boxwright') as Bridge
  const ipc = emitter.current
  if (ipc === null) throw new Error('Electron was not asked for.')
  const heard = vi.fn()

  for (let visits = 0; visits < 30; visits += 1) bridge.subscribe('engine:changed', heard)()
  const leaves = Array.from({ length: 30 }, () => bridge.subscribe('order:changed', heard))
  ipc.emit(channel, {}, 'order:changed', { id: 7 })
  ipc.emit(channel, {}, 'engine:changed', {})

  expect(heard).toHaveBeenCalledTimes(30)
  expect(heard).toHaveBeenCalledWith({ id: 7 })
  expect(ipc.listenerCount(channel)).toBe(1)
  for (const leave of leaves) leave()
  ipc.emit(channel, {}, 'order:changed', { id: 8 })
  expect(heard).toHaveBeenCalledTimes(30)
})
