import { afterAll, beforeAll, expect, it, vi } from 'vitest'

/** The page, as far as locking touches it; the main process answers when it is let. */
function openPage() {
  const heard = new Map<string, (data: { readonly isLocked: boolean }) => void>()
  let answer = () => {}
  const gate = new Promise<void>(resolve => {
    answer = resolve
  })
  const call = async (name: string) => {
    if (name === 'lock.status') return { ok: true, value: { locked: false, kind: 'code' } }
    await gate
    return { ok: false, failure: { code: 'app_locked', message: '' } }
  }
  const subscribe = (event: string, hear: (data: { readonly isLocked: boolean }) => void) => {
    heard.set(event, hear)
    return () => {}
  }
  vi.stubGlobal('window', {
    location: { hash: '#/orders' },
    history: { replaceState: () => {} },
    boxwright: { call, subscribe },
  })
  return { lock: (isLocked: boolean) => heard.get('lock:changed')?.({ isLocked }), answer }
}

let page: ReturnType<typeof openPage>
beforeAll(() => {
  page = openPage()
})
afterAll(() => vi.unstubAllGlobals())

it('stays covered when it is locked again while it opens', async () => {
  const { coverWindow, followLock } = await import('../../../../renderer/lock/lock-window.ts')
  const { useLock } = await import('../../../../renderer/lock/lock-store.ts')
  followLock()
  coverWindow()

  page.lock(false)
  await Promise.resolve()
  page.lock(true)
  page.answer()
  await new Promise(resolve => setImmediate(resolve))

  expect(useLock.getState().isLocked).toBe(true)
  useLock.setState({ isLocked: false })
})
