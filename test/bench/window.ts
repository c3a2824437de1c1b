import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeTool } from '../../tools/process/node-tool.ts'
import { runProgram } from '../../tools/process/run-program.ts'
import { runScript } from '../../tools/process/run-script.ts'
import { openDisplay } from '../../tools/runtime/display.ts'
import { ensureRuntime } from '../../tools/runtime/ensure-runtime.ts'
import { type App, launchApp } from '../support/boxwright-app.ts'
import { writeBenchKey } from './data/bench-key.ts'
import { largeDatabaseFile } from './data/open-large.ts'
import { inMs, printTable } from './queries/measure.ts'
import {
  type Launch,
  launchEmpty,
  launchTable,
  medianOf,
  showOrders,
} from './window/launches.ts'
import { type Process, processesOf, sumOf } from './window/processes.ts'
import { type Task, tasksOf } from './window/tasks.ts'

const rounds = Number(process.argv[2] ?? 5)
const pageSize = 50
const lists = [
  { route: '#/orders', name: 'Orders' },
  { route: '#/mailboxes', name: 'Mailboxes' },
] as const

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
  await launches(folder, { small, big }, executablePath)
  const one = await launchApp({ dataFolder: small })
  const withOne = await settled(one)
  await one.close()
  const all = await launchApp({ dataFolder: big })
  const withAll = await settled(all)
  for (const list of lists) await browse(all, list)
  printMemory([withOne, withAll, await settled(all)])
  await all.close()
  // one of its own: what records the tasks needs memory, too
  const app = await launchApp({ dataFolder: big })
  const rows = [await reload(app)]
  for (const list of lists)
    rows.push(rowOf(list.name, await tasksOf(app, () => browse(app, list))))
  printTable([
    ['Tasks', 'longest ms of CPU', 'over 50 ms', 'by the clock', 'over 50 ms'],
    ...rows,
  ])
  await app.close()
}

type Folders = { readonly small: string; readonly big: string }

/** Launches in turn, so that a busy machine disturbs all alike; the first round is not counted. */
async function launches(folder: string, { small, big }: Folders, executablePath: string) {
  const all: Record<'empty' | 'small' | 'big', Launch[]> = { empty: [], small: [], big: [] }
  const put = (list: Launch[], launch: Launch) => list.push(launch)
  for (let round = 0; round <= rounds; round += 1) {
    put(all.empty, await launchEmpty(folder, executablePath))
    put(all.small, await launchTable(small))
    put(all.big, await launchTable(big))
    if (round === 0) for (const list of Object.values(all)) list.length = 0
  }
  const median = (list: readonly Launch[], what: 'clock' | 'cpu') =>
    medianOf(list.map(one => one[what]))
  const row = (name: string, list: readonly Launch[]) => [
    name,
    ...(['clock', 'cpu'] as const).flatMap(what => {
      const time = median(list, what)
      return [inMs(time), (time / median(all.empty, what)).toFixed(2)]
    }),
  ]
  printTable([
    [`Launch, median of ${rounds}`, 'ms', 'ratio (aim: 1.6)', 'ms of CPU', 'ratio'],
    row('empty Electron window', all.empty),
    row('usable table, one order', all.small),
    row('usable table, 100,000 orders', all.big),
  ])
  const [last] = all.big.slice(-1)
  const timesOf = (list: readonly Launch[], name: string) =>
    inMs(medianOf(list.map(({ steps }) => steps.find(step => step[0] === name)?.[1] ?? NaN)))
  printTable([
    ['Where it goes, ms since the start', 'one order', '100,000 orders'],
    ...(last?.steps ?? []).map(([name]) => [
      name,
      timesOf(all.small, name),
      timesOf(all.big, name),
    ]),
    ['usable', inMs(median(all.small, 'clock')), inMs(median(all.big, 'clock'))],
  ])
}

function dataFolder(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
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
 * A list is opened; four pages are scrolled by a row and a half each frame, and left for the next;
 * then staff leave it and come back.
 */
async function browse({ page }: App, { route, name }: (typeof lists)[number]): Promise<void> {
  const inTable = page.getByRole('grid', { name }).locator('tbody tr')
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
}

function rowOf(name: string, tasks: readonly Task[]): string[] {
  const figures = (['cpu', 'clock'] as const).flatMap(kind => {
    const times = tasks.map(task => task[kind])
    return [inMs(Math.max(0, ...times)), String(times.filter(one => one > 50).length)]
  })
  return [name, ...figures]
}

/** The processes when the orders have stood there for a while. */
async function settled(app: App): Promise<readonly Process[]> {
  await showOrders(app)
  await app.page.waitForTimeout(3000)
  return processesOf(app.electron.process().pid ?? 0)
}

function printMemory(moments: readonly (readonly Process[])[]): void {
  const kinds = [...new Set(moments.flatMap(all => all.map(one => one.kind)))]
  const inMiB = (all: readonly Process[]) => sumOf(all, 'memory').toFixed(0)
  const [one = []] = moments
  printTable([
    ['Memory in MiB', 'one order', '100,000 orders', 'after four pages of two lists'],
    ...kinds.map(kind => [
      kind,
      ...moments.map(all => inMiB(all.filter(process => process.kind === kind))),
    ]),
    ['all', ...moments.map(inMiB)],
    [
      'ratio (aim: 1.3)',
      ...moments.map(all => (sumOf(all, 'memory') / sumOf(one, 'memory')).toFixed(2)),
    ],
  ])
}
