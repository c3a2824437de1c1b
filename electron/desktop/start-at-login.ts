import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { refusal } from '../border/refusal.ts'

/** The switch with which the system starts the app at login; with a tray the window stays hidden. */
export const hiddenSwitch = '--hidden'

export type StartAtLogin = { isOn(): boolean; set(isOn: boolean): void }

/** The file by which Linux desktops start the app (XDG); a relative folder is void by that rule. */
export function autostartFile(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['XDG_CONFIG_HOME']
  const folder = named?.startsWith('/') === true ? named : join(homedir(), '.config')
  return join(folder, 'autostart', 'boxwright.desktop')
}

/** Start at login on Linux: the file alone decides, so nothing can disagree with it. */
export function linuxStart(file: string, command: readonly string[]): StartAtLogin {
  return {
    isOn: () => existsSync(file),
    set(isOn) {
      if (!isOn) {
        rmSync(file, { force: true })
        return
      }
      mkdirSync(join(file, '..'), { recursive: true })
      writeFileSync(file, desktopEntry(command))
    },
  }
}

/** Sets it; a refusal of the system or the disk is a failure with its own sentence. */
export function setLogin(login: StartAtLogin, isOn: boolean): Result<null, BorderFailure> {
  try {
    login.set(isOn)
    return ok(null)
  } catch (error) {
    // only errors of files have a path
    if (!(error instanceof Error && 'path' in error)) throw error
    const words =
      'The system’s list of apps that start at login cannot be changed. Check the rights of its folder and the space on its disk.'
    return fail(refusal('not_applicable', words))
  }
}

export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Boxwright',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** An argument by the Desktop Entry Specification: quoted, then escaped once more as a string. */
function quoted(part: string): string {
  const inner = part.replace(/["`$\\]/g, sign => `\\${sign}`).replaceAll('%', '%%')
  return `"${inner}"`.replaceAll('\\', '\\\\')
}

type LoginItems = {
  getLoginItemSettings(options?: object): { openAtLogin: boolean }
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void
}

/** Start at login on macOS and Windows, which have their own list of apps. */
export function systemStart(app: LoginItems): StartAtLogin {
  const args = [hiddenSwitch]
  return {
    isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: isOn => app.setLoginItemSettings({ openAtLogin: isOn, args }),
  }
}
