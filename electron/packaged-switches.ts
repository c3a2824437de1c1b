/** Switches of Chromium and Node that let another program drive the app or read its memory. */
const driving = /^--?(remote-debugging-|inspect|debug|js-flags|load-extension|user-agent$)/

/** Those among the arguments that a packaged app does not start with. */
export function drivingSwitches(args: readonly string[]): readonly string[] {
  return args.filter(arg => driving.test(arg.toLowerCase()))
}
