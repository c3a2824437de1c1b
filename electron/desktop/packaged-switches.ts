/** Switches of Chromium and Node that let another program drive the app or read its memory. */
const driving = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'debug',
  'debug-brk',
  'debug-port',
  'js-flags',
  'load-extension',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const
/** What switches of these kinds begin with, so that newer ones count, too. */
const drivingKind = /^(?:remote-debugging-|inspect|debug)/

/**
 * The switches with which a packaged app refuses to start: as typed among the arguments, and as
 * `--name` where Chromium alone has found them. Chromium ignores blanks and, on Windows, the case of
 * letters, and takes `/` there, too; Node takes `_` for `-`.
 */
export function drivingSwitches(
  args: readonly string[],
  hasSwitch: (name: string) => boolean,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const prefix = platform === 'win32' ? /^[\p{C}\p{Z}]*[-/]+/u : /^[\p{C}\p{Z}]*-+/u
  const nameOf = (arg: string): string | null => {
    if (!prefix.test(arg)) return null
    const [name = ''] = arg.replace(prefix, '').split('=')
    return name
      .replace(/[\p{C}\p{Z}]/gu, '')
      .toLowerCase()
      .replaceAll('_', '-')
  }
  const names: readonly string[] = driving
  const typed = args.map(arg => ({ arg, name: nameOf(arg) }))
  const found = typed.filter(
    ({ name }) => name !== null && (names.includes(name) || drivingKind.test(name)),
  )
  const others = driving.filter(
    name => hasSwitch(name) && !found.some(one => one.name === name),
  )
  return [...found.map(({ arg }) => arg.trim()), ...others.map(name => `--${name}`)]
}
