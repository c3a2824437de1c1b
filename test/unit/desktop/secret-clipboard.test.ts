import { expect, it } from 'vitest'
import { openSecretClipboard } from '../../../electron/desktop/secret-clipboard.ts'
import { clearTries, clearTryMs, clipboardMs } from '../../../shared/desktop/clipboard.ts'

function open() {
  const content = { text: 'before', isRefusing: false }
  const bugs: unknown[] = []
  const timers: { ms: number; run: () => void }[] = []
  const clipboard = openSecretClipboard({
    clipboard: {
      async readText() {
        if (content.isRefusing) throw new Error('The clipboard is busy')
        return content.text
      },
      writeText(text) {
        content.text = text
      },
      clear() {
        content.text = ''
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
  return { content, timers, clipboard, pass, bugs }
}

it('a password leaves the clipboard after half a minute', async () => {
  const { content, timers, clipboard, pass } = open()
  void clipboard.copy('secret')
  expect(content.text).toBe('secret')
  expect(timers.map(one => one.ms)).toEqual([clipboardMs])

  await pass()

  expect(content.text).toBe('')
})

it('what was copied since stays in the clipboard', async () => {
  const { content, clipboard, pass } = open()
  void clipboard.copy('secret')
  content.text = 'an address'

  await pass()

  expect(content.text).toBe('an address')
})

it('a second password has its own half minute', async () => {
  const { content, timers, clipboard } = open()
  void clipboard.copy('one')
  void clipboard.copy('two')

  expect(timers).toHaveLength(1)
  await clipboard.clear()

  expect(content.text).toBe('')
  expect(timers).toHaveLength(0)
})

it('a clipboard that refuses is asked again until it gives way', async () => {
  const { content, timers, clipboard, pass, bugs } = open()
  await clipboard.copy('secret')
  content.isRefusing = true
  await pass()
  expect(timers.map(one => one.ms)).toEqual([clearTryMs])
  content.isRefusing = false

  await pass()

  expect(content.text).toBe('')
  expect(timers).toEqual([])
  expect(bugs).toEqual([])
})

it('a clipboard that refused each time is asked once more at the end', async () => {
  const { content, timers, clipboard, pass, bugs } = open()
  await clipboard.copy('secret')
  content.isRefusing = true
  for (let round = 0; round <= clearTries; round += 1) await pass()
  expect(timers).toEqual([])
  expect(bugs).toHaveLength(1)
  content.isRefusing = false

  await clipboard.clear()

  expect(content.text).toBe('')
})

it('another text that is copied while the clipboard refuses has its own time', async () => {
  const { content, timers, clipboard, pass } = open()
  await clipboard.copy('one')
  content.isRefusing = true
  const passing = pass()
  await clipboard.copy('two')
  await passing

  expect(timers.map(one => one.ms)).toEqual([clipboardMs])
})
