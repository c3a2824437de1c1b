import { expect, it } from 'vitest'
import { openSecretClipboard } from '../../../electron/secret-clipboard.ts'
import { keptForMs } from '../../../shared/clipboard.ts'

function open() {
  const held = { text: 'before' }
  const timers: { ms: number; run: () => void }[] = []
  const clipboard = openSecretClipboard(
    {
      readText: () => held.text,
      writeText(text) {
        held.text = text
      },
      clear() {
        held.text = ''
      },
    },
    (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => timers.splice(timers.indexOf(timer), 1)
    },
  )
  const pass = async () => {
    for (const { run } of timers.splice(0)) run()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { held, timers, clipboard, pass }
}

it('a password leaves the clipboard after half a minute', async () => {
  const { held, timers, clipboard, pass } = open()
  clipboard.copy('secret')
  expect(held.text).toBe('secret')
  expect(timers.map(one => one.ms)).toEqual([keptForMs])

  await pass()

  expect(held.text).toBe('')
})

it('what was copied since stays in the clipboard', async () => {
  const { held, clipboard, pass } = open()
  clipboard.copy('secret')
  held.text = 'an address'

  await pass()

  expect(held.text).toBe('an address')
})

it('a second password has its own half minute', async () => {
  const { held, timers, clipboard } = open()
  clipboard.copy('one')
  clipboard.copy('two')

  expect(timers).toHaveLength(1)
  await clipboard.clear()

  expect(held.text).toBe('')
  expect(timers).toHaveLength(0)
})
