import { expect, it } from 'vitest'
import { drivingSwitches } from '../../../electron/desktop/packaged-switches.ts'

const none = () => false

it.each([
  '--remote-debugging-port=9333',
  '-remote-debugging-port=9333',
  '---remote-debugging-port=9333',
  ' --remote-debugging-port=9333',
  '\t\v\f\r\n --remote-debugging-pipe',
  '\u00a0\u2003\u0001--remote-debugging-pipe',
  '--remote-debugging-pipe \t',
  '--REMOTE-Debugging-Port=9333',
  '--remote_debugging_port=9333',
  '--remote-debugging-of-tomorrow',
  '--inspect',
  ' --inspect_brk=0.0.0.0:9229',
  '--js-flags=--expose-gc',
  '--renderer-cmd-prefix=gdb',
])('%j does not start the packaged app', arg => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(drivingSwitches(['--no-sandbox', arg], none, platform)).toEqual([arg.trim()])
})

it('a slash begins a switch on Windows and a path elsewhere', () => {
  const args = [' /Inspect=0', '/remote-debugging-pipe']
  expect(drivingSwitches(args, none, 'win32')).toHaveLength(2)
  expect(drivingSwitches(args, none, 'linux')).toEqual([])
})

it('switches that Chromium alone has found are named once', () => {
  const found = new Set(['remote-debugging-port', 'inspect', 'no-sandbox'])
  expect(drivingSwitches([' --inspect=0'], name => found.has(name), 'linux')).toEqual([
    '--inspect=0',
    '--remote-debugging-port',
  ])
})

it('other arguments are left alone', () => {
  const args = ['', '--', '--no-sandbox', '--user-data-dir=/inspect', 'debug', 'a --inspect']
  expect(drivingSwitches(args, none, 'linux')).toEqual([])
})
