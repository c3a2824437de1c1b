import { expect, test } from 'vitest'
import { reloadCrashed } from '../../electron/desktop/crashed-window.ts'

type Gone = (event: unknown, details: { reason: string; exitCode: number }) => void

function open() {
  const seen = { reloads: 0, givenUp: 0, reports: 0, now: 0 }
  let gone: Gone = () => undefined
  const contents = {
    on: (_name: string, listener: Gone) => {
      gone = listener
    },
    reload: () => {
      seen.reloads += 1
    },
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two functions that are used
  reloadCrashed(contents as unknown as Parameters<typeof reloadCrashed>[0], {
    now: () => seen.now,
    report: () => {
      seen.reports += 1
    },
    giveUp: () => {
      seen.givenUp += 1
    },
  })
  return { seen, crash: (reason: string) => gone({}, { reason, exitCode: 1 }) }
}

test('a page that crashes again and again is given up', () => {
  const { seen, crash } = open()

  for (let times = 0; times < 4; times += 1) crash('crashed')

  expect(seen).toMatchObject({ reloads: 3, givenUp: 1, reports: 4 })
})

test('crashes far apart are reloaded each time', () => {
  const { seen, crash } = open()
  for (let times = 0; times < 6; times += 1) {
    seen.now += 61_000
    crash('oom')
  }

  expect(seen).toMatchObject({ reloads: 6, givenUp: 0 })
})

test('an orderly end is none', () => {
  const { seen, crash } = open()

  crash('clean-exit')

  expect(seen).toMatchObject({ reloads: 0, reports: 0 })
})
