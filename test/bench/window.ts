import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { nodeTool } from '../../tools/process/node-tool.ts'
import { runProgram } from '../../tools/process/run-program.ts'
import { runScript } from '../../tools/process/run-script.ts'
import { openDisplay } from '../../tools/runtime/display.ts'
import { ensureRuntime } from '../../tools/runtime/ensure-runtime.ts'
import { type App, launchApp } from '../support/boxwright-app.ts'
import { writeBenchKey } from './data/bench-key.ts'
import { largeDatabaseFile } from './data/open-large.ts'
import { at, inMs, printTable } from './queries/measure.ts'
import { type Task, tasksOf } from './window-tasks.ts'

const rounds = Number(process.argv[2] ?? 5)
const pageSize = 50

/** In the window: whatever holds the table and can be scrolled. */
const scrollDown = `(async () => {
  let box = document.querySelector('[role=grid]')
  while (box.scrollHeight <= box.clientHeight && box.parentElement !== null) box = box.parentElement
  for (let top = 0; top < box.scrollHeight; top += 54) {
    box.scrollTop = top
    await new Promise(done => requestAnimationFrame(done))
  }
})()`

/** `npm run bench:window`: the app with the large database beside one with a single order. */
await runScript(async () => {
  const { executablePath } = await ensureRuntime()
  process.env['BOXWRIGHT_ELECTRON'] = executablePath
  const large = await largeDatabaseFile()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0) return built
  const display = await openDisplay()
  Object.assign(process.env, display.env)
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-window-'))
  try {
    await measure(folder, large, executablePath)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await display.close()
  }
})

async function measure(folder: string, large: string, executablePath: string): Promise<void> {
  const small = dataFolder(folder, 'small')
  const big = dataFolder(folder, 'large')
  mkdirSync(join(big, 'practice'), { recursive: true })
  cpSync(large, join(big, 'practice/boxwright.db'))
  writeBenchKey(join(big, 'practice'))
  const first = await launchApp({ dataFolder: small })
  await first.call('orders.submit', { asDraft: true, customerId: 1, planId: 1 })
  await first.close()
  const times = { empty: [], small: [], large: [] } satisfies Record<string, number[]>
  const put = (list: number[], time: number) => list.push(time)
  for (let round = 0; round < rounds; round += 1) {
    put(times.empty, await timeEmptyWindow(folder, executablePath))
    put(times.small, await timeTable(small))
    put(times.large, await timeTable(big))
  }
  const median = (list: readonly number[]) =>
    at(
      [...list].sort((a, b) => a - b),
      0.5,
    )
  const row = (name: string, list: readonly number[]) => [
    name,
    inMs(median(list)),
    (median(list) / median(times.small)).toFixed(2),
  ]
  printTable([
    [`Launch, median of ${rounds}`, 'ms', 'ratio'],
    row('empty Electron window', times.empty),
    row('usable table, one order', times.small),
    row('usable table, 100,000 orders', times.large),
  ])
  const app = await launchApp({ dataFolder: big })
  printTable([
    ['Tasks', 'longest ms of CPU', 'over 50 ms', 'by the clock', 'over 50 ms'],
    await reload(app),
    ...(await scroll(app)),
  ])
  printTable([['Process', 'MiB', 'peak MiB'], ...(await memoryOf(app))])
  await app.close()
}

function dataFolder(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

/** Opens the orders and waits until the table has rows and answers to the keyboard. */
async function showOrders(app: App): Promise<void> {
  await app.page.evaluate(`location.hash = '#/orders'`)
  const row = app.page.getByRole('grid', { name: 'Orders' }).locator('tbody tr').first()
  await row.focus()
}

async function timeTable(folder: string): Promise<number> {
  const start = performance.now()
  const app = await launchApp({ dataFolder: folder })
  await showOrders(app)
  const time = performance.now() - start
  await app.close()
  return time
}

/** Milliseconds until an empty window is shown: what Electron itself needs here. */
async function timeEmptyWindow(folder: string, executablePath: string): Promise<number> {
  const app = join(folder, 'empty')
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, 'package.json'), '{ "name": "empty", "main": "main.cjs" }')
  writeFileSync(
    join(app, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>empty</h1>'))`,
  )
  const start = performance.now()
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), app]
  const electron = await _electron.launch({ executablePath, args })
  await (await electron.firstWindow()).getByRole('heading').waitFor()
  const time = performance.now() - start
  await electron.close()
  return time
}

/** Loads the window anew on a page without a list, so that loading does not count in the lists. */
async function reload(app: App): Promise<readonly string[]> {
  const { page } = app
  await page.evaluate(`location.hash = '#/settings'`)
  const tasks = await tasksOf(app, async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await page.evaluate(`new Promise(done => requestIdleCallback(done))`)
  })
  return rowOf('Reloading', tasks)
}

/**
 * Each list is opened; four pages are scrolled by a row and a half each frame, and left for the next; then
 * staff leave it and come back.
 */
async function scroll(app: App): Promise<readonly (readonly string[])[]> {
  const { page } = app
  const rows: string[][] = []
  for (const [route, name] of [
    ['#/orders', 'Orders'],
    ['#/mailboxes', 'Mailboxes'],
  ] as const) {
    const inTable = page.getByRole('grid', { name }).locator('tbody tr')
    const tasks = await tasksOf(app, async () => {
      await page.evaluate(`location.hash = '${route}'`)
      await inTable.first().waitFor()
      for (let round = 0; round < 4; round += 1) {
        await page.evaluate(scrollDown)
        await page.getByRole('button', { name: 'Next page' }).click()
        await page.waitForTimeout(500)
      }
      await page.evaluate(`location.hash = '#/settings'`)
      await inTable.first().waitFor({ state: 'detached' })
      await page.evaluate(`location.hash = '${route}'`)
      await inTable.nth(pageSize - 1).waitFor()
    })
    rows.push(rowOf(name, tasks))
  }
  return rows
}

function rowOf(name: string, tasks: readonly Task[]): string[] {
  const figures = (['cpu', 'clock'] as const).flatMap(kind => {
    const times = tasks.map(task => task[kind])
    return [inMs(Math.max(0, ...times)), String(times.filter(one => one > 50).length)]
  })
  return [name, ...figures]
}

async function memoryOf({ electron }: App): Promise<readonly (readonly string[])[]> {
  const metrics = await electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ type, memory }) => ({ type, ...memory })),
  )
  const inMiB = (kib: number) => String(Math.round(kib / 1024))
  const sum = metrics.reduce((total, one) => total + one.workingSetSize, 0)
  return [
    ...metrics.map(one => [one.type, inMiB(one.workingSetSize), inMiB(one.peakWorkingSetSize)]),
    ['all', inMiB(sum), ''],
  ]
}
