import { expect, it } from 'vitest'
import { openSecretClipboard } from '../../../electron/desktop/secret-clipboard.ts'
import { clearTries, clearTryMs, keptForMs } from '../../../shared/desktop/clipboard.ts'

function open() {
  const held = { text: 'before', isRefusing: false }
  const bugs: unknown[] = []
  const timers: { ms: number; run: () => void }[] = []
  const clipboard = openSecretClipboard({
    clipboard: {
      async readText() {
        if (held.isRefusing) throw new Error('The clipboard is busy')
        return held.text
      },
      writeText(text) {
        held.text = text
      },
      clear() {
        held.text = ''
      },
    },
    after(ms, run) {
      const timer = { ms, run }
      timers.push(timer)
      return () => timers.splice(0, timers.length, ...timers.filter(one => one !== timer))
    },
    reportBug: error => bugs.push(error),
  })
  const pass = async () => {
    for (const { run } of timers.splice(0)) run()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { held, timers, clipboard, pass, bugs }
}

it('a password leaves the clipboard after half a minute', async () => {
  const { held, timers, clipboard, pass } = open()
  void clipboard.copy('secret')
  expect(held.text).toBe('secret')
  expect(timers.map(one => one.ms)).toEqual([keptForMs])

  await pass()

  expect(held.text).toBe('')
})

it('what was copied since stays in the clipboard', async () => {
  const { held, clipboard, pass } = open()
  void clipboard.copy('secret')
  held.text = 'an address'

  await pass()

  expect(held.text).toBe('an address')
})

it('a second password has its own half minute', async () => {
  const { held, timers, clipboard } = open()
  void clipboard.copy('one')
  void clipboard.copy('two')

  expect(timers).toHaveLength(1)
  await clipboard.clear()

  expect(held.text).toBe('')
  expect(timers).toHaveLength(0)
})

it('a clipboard that refuses is asked again until it gives way', async () => {
  const { held, timers, clipboard, pass, bugs } = open()
  await clipboard.copy('secret')
  held.isRefusing = true
  await pass()
  expect(timers.map(one => one.ms)).toEqual([clearTryMs])
  held.isRefusing = false

  await pass()

  expect(held.text).toBe('')
  expect(timers).toEqual([])
  expect(bugs).toEqual([])
})

it('a clipboard that refused each time is asked once more at the end', async () => {
  const { held, timers, clipboard, pass, bugs } = open()
  await clipboard.copy('secret')
  held.isRefusing = true
  for (let round = 0; round <= clearTries; round += 1) await pass()
  expect(timers).toEqual([])
  expect(bugs).toHaveLength(1)
  held.isRefusing = false

  await clipboard.clear()

  expect(held.text).toBe('')
})

it('another text that is copied while the clipboard refuses has its own time', async () => {
  const { held, timers, clipboard, pass } = open()
  await clipboard.copy('one')
  held.isRefusing = true
  const passing = pass()
  await clipboard.copy('two')
  await passing

  expect(timers.map(one => one.ms)).toEqual([keptForMs])
})
