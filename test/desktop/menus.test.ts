import { expect, test, vi } from 'vitest'
import { menuTemplate } from '../../electron/desktop/menu.ts'
import { trayTemplate } from '../../electron/desktop/tray.ts'
import { commandIds, commands, isMainCommand } from '../../shared/desktop/commands.ts'

vi.mock('electron', () => ({ app: {}, Menu: {}, Tray: vi.fn() }))

type Item = ReturnType<typeof menuTemplate>[number]
const all = (items: readonly Item[]): readonly Item[] =>
  items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])

test('the menu has every command once, with its keys', () => {
  const items = all(menuTemplate(() => undefined, false)).filter(item => item.id !== undefined)

  expect(items.map(({ id }) => id)).toEqual(commandIds)
  expect(items.map(({ label }) => label)).toEqual(commandIds.map(id => commands[id].title))
  expect(items.map(({ accelerator }) => accelerator)).toEqual(
    commandIds.map(id => commands[id].accelerator),
  )
})

test('keys that the window hears are only shown', () => {
  for (const item of all(menuTemplate(() => undefined, false))) {
    const id = commandIds.find(one => one === item.id)
    if (id !== undefined) expect(item.registerAccelerator).toBe(isMainCommand(id))
  }
})

test('on macOS quitting stands in the menu of the app alone', () => {
  const items = menuTemplate(() => undefined, true)

  expect(items[0]).toMatchObject({ role: 'appMenu' })
  expect(all(items).filter(({ id }) => id === 'app.quit')).toEqual([])
})

const labels = (view: Parameters<typeof trayTemplate>[0]) =>
  trayTemplate(view, {
    open: vi.fn(),
    check: vi.fn(),
    pause: vi.fn(),
    lock: vi.fn(),
    quit: vi.fn(),
  }).flatMap(({ label }) => label ?? [])

test('the tray tells counts and offers the pause', () => {
  expect(labels({ inProgress: 1200, attention: 0, isPaused: false, lock: 'off' })).toEqual([
    'Open Boxwright',
    '1,200 in progress',
    'Nothing needs attention',
    'Check now',
    'Pause checking',
    'Quit Boxwright',
  ])
  expect(labels({ inProgress: 0, attention: 1, isPaused: true, lock: 'off' })).toContain(
    '1 needs attention',
  )
  expect(labels({ inProgress: 0, attention: 2, isPaused: true, lock: 'off' })).toContain(
    'Resume checking',
  )
})

test('the tray of a locked app opens and quits, no more', () => {
  const view = { inProgress: 12, attention: 3, isPaused: false }

  expect(labels({ ...view, lock: 'open' })).toContain('Lock Boxwright')
  expect(labels({ ...view, lock: 'locked' })).toEqual(['Open Boxwright', 'Quit Boxwright'])
})
