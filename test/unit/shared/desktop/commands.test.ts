import { describe, expect, test } from 'vitest'
import keyboard from '../../../../docs/guide/keyboard.md?raw'
import {
  type Command,
  commandIds,
  commandOf,
  commands,
  isMainCommand,
  isPageCommand,
  keysOf,
  windowCommandIds,
} from '../../../../shared/desktop/commands.ts'

const press = (key: string, change: Partial<Parameters<typeof commandOf>[0]> = {}) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: true,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...change,
})

describe('commands', () => {
  test('no two have the same keys', () => {
    const accelerators = commandIds.flatMap(id => commands[id].accelerator ?? [])

    expect(new Set(accelerators).size).toBe(accelerators.length)
  })

  test('each is done in exactly one place', () => {
    const counts = commandIds.map(
      id =>
        Number(isPageCommand(id)) +
        Number(isMainCommand(id)) +
        Number(windowCommandIds.some(one => one === id)),
    )

    expect(counts.every(count => count === 1)).toBe(true)
  })

  test('keys are written as staff know them', () => {
    expect(keysOf('CmdOrCtrl+Shift+L', false)).toBe('Ctrl+Shift+L')
    expect(keysOf('CmdOrCtrl+Plus', false)).toBe('Ctrl++')
    expect(keysOf('CmdOrCtrl+Shift+L', true)).toBe('⌘⇧L')
    expect(keysOf('Alt+Left', false)).toBe('Alt+←')
    expect(keysOf('Cmd+[', true)).toBe('⌘[')
  })

  test('keys find their command', () => {
    expect(commandOf(press('n'), false)).toBe('order.new')
    expect(commandOf(press('N'), false)).toBe('order.new')
    expect(commandOf(press('L', { shiftKey: true }), false)).toBe('theme.switch')
    expect(commandOf(press('F1', { code: 'F1', ctrlKey: false }), false)).toBe('guide.open')
    expect(commandOf(press('n', { ctrlKey: false, metaKey: true }), true)).toBe('order.new')
    const alone = { ctrlKey: false, code: '' }
    expect(commandOf(press('ArrowLeft', { ...alone, altKey: true }), false)).toBe('place.back')
    expect(commandOf(press('ArrowLeft', alone), false)).toBeNull()
    expect(commandOf(press('[', { ...alone, metaKey: true }), true)).toBe('place.back')
    expect(commandOf(press('ArrowLeft', { ...alone, altKey: true }), true)).toBeNull()
  })

  test('other modifiers find nothing', () => {
    expect(commandOf(press('n', { ctrlKey: false }), false)).toBeNull()
    expect(commandOf(press('n', { altKey: true }), false)).toBeNull()
    expect(commandOf(press('n', { shiftKey: true }), false)).toBeNull()
    expect(commandOf(press('n', { metaKey: true }), false)).toBeNull()
    expect(commandOf(press('n'), true)).toBeNull()
  })

  test('digits are found by their place on any layout', () => {
    expect(commandOf(press('&', { code: 'Digit1' }), false)).toBe('dashboard.open')
  })

  test('the guide lists exactly these', () => {
    const titles: Record<Command['menu'], string> = {
      file: 'File',
      view: 'View',
      go: 'Go',
      help: 'Help',
    }
    for (const menu of ['file', 'view', 'go', 'help'] as const) {
      const section = keyboard.split(`## ${titles[menu]}\n`)[1]?.split('\n## ')[0] ?? ''
      const listed = [...section.matchAll(/^\| ?(.*?) ?\| (.+) \|$/gm)]
        .map(([, keys, title]) => ({ keys, title }))
        .slice(1)
      const known = commandIds
        .filter(id => commands[id].menu === menu)
        .map(id => ({
          keys: keysOf(commands[id].accelerator ?? '', false),
          title: commands[id].title,
        }))
      expect(listed, menu).toEqual(known)
    }
  })
})
