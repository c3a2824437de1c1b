import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  autostartFile,
  desktopEntry,
  linuxStart,
  setLogin,
  systemStart,
} from '../../../electron/desktop/start-at-login.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwright-login-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('start at login', () => {
  test('is a file in the folder for autostart', () => {
    const file = autostartFile({ XDG_CONFIG_HOME: folder })
    const login = linuxStart(file, ['/opt/Boxwright/boxwright', '--hidden'])
    expect(file).toBe(join(folder, 'autostart/boxwright.desktop'))
    expect(login.isOn()).toBe(false)

    login.set(true)
    login.set(true)

    expect(login.isOn()).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(
      '\nExec="/opt/Boxwright/boxwright" "--hidden"\n',
    )
    login.set(false)
    login.set(false)
    expect(login.isOn()).toBe(false)
  })

  test('a relative folder counts as none', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: 'config' })).toBe(autostartFile({}))
  })

  test('odd signs of a path stay one word', () => {
    const [exec] = /^Exec=.*$/m.exec(desktopEntry(['/home/a b/50%/$x"y\\z'])) ?? []

    // as a string of the file, then as a quoted word, then as field codes
    expect(exec).toBe('Exec="/home/a b/50%%/\\\\$x\\\\"y\\\\\\\\z"')
  })

  test('a file that cannot be written is not called the database', () => {
    writeFileSync(join(folder, 'occupied'), '')
    const login = linuxStart(join(folder, 'occupied/boxwright.desktop'), ['boxwright'])

    const set = setLogin(login, true)

    expect(set).toMatchObject({ ok: false, failure: { code: 'not_applicable' } })
    expect(login.isOn()).toBe(false)
  })

  test('others ask their system', () => {
    const asked: unknown[] = []
    const login = systemStart({
      getLoginItemSettings: () => ({ openAtLogin: true }),
      setLoginItemSettings: settings => asked.push(settings),
    })

    login.set(true)

    expect(login.isOn()).toBe(true)
    expect(asked).toEqual([{ openAtLogin: true, args: ['--hidden'] }])
  })
})
