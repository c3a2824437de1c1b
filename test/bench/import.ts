import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { rawOf } from '../../db/core/connection.ts'
import { nodeTool } from '../../tools/process/node-tool.ts'
import { runProgram } from '../../tools/process/run-program.ts'
import { runScript } from '../../tools/process/run-script.ts'
import { openDisplay } from '../../tools/runtime/display.ts'
import { ensureRuntime } from '../../tools/runtime/ensure-runtime.ts'
import { type App, launchApp } from '../support/boxwright-app.ts'
import { openFile } from './engine/bench-engine.ts'
import { inMs, printTable } from './queries/measure.ts'
import { tasksOf } from './window/tasks.ts'

const orderCount = Number(process.argv[2] ?? 5000)
const customerCount = 50
const aims = { shownMs: 1500, ordersPerSecond: 100, delayP99Ms: 50 } as const

/** `npm run bench:import`: a file of 5,000 orders through the built app. Nothing fails by a figure. */
await runScript(async () => {
  const { executablePath } = await ensureRuntime()
  process.env['BOXWRIGHT_ELECTRON'] = executablePath
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0) return built
  const display = await openDisplay()
  Object.assign(process.env, display.env)
  const dataFolder = mkdtempSync(join(tmpdir(), 'boxwright-import-'))
  try {
    await measure(dataFolder)
    return 0
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
    await display.close()
  }
})

async function measure(dataFolder: string): Promise<void> {
  const app = await launchApp({ dataFolder })
  const { page } = app
  const text = file()
  const path = join(dataFolder, 'orders.csv')
  writeFileSync(path, text)
  for (let who = 0; who < customerCount; who += 1)
    await app.call('customers.save', {
      name: `Bench ${who}`,
      email: `orders@bench-${who}.example`,
    })
  await page.evaluate(`location.hash = '#/orders/import'`)
  await page.getByLabel('Or paste rows').waitFor()
  let shownMs = 0
  const reading = await cpuOf(app, async () => {
    const tasks = await tasksOf(app, async () => {
      shownMs = await show(app, path)
    })
    return Math.max(...tasks.map(task => task.cpu))
  })
  const name = `Create ${orderCount.toLocaleString('en-GB')} orders`
  await page.getByRole('button', { name }).click()
  await startDelay(app)
  const start = performance.now()
  const submitting = await cpuOf(app, async () => {
    await page.getByRole('dialog').getByRole('button', { name }).click()
    await page
      .getByRole('grid', { name: 'What became of the orders' })
      .waitFor({ timeout: 600_000 })
    return performance.now() - start
  })
  const delay = await stopDelay(app)
  await app.close()
  const bareParse = cpuMsOf(() => Papa.parse(text))
  const bareCommits = await commitAlone()
  const perSecond = orderCount / (submitting.value / 1000)
  const met = (isMet: boolean) => (isMet ? 'met' : '**missed**')
  printTable([
    [`Import of ${orderCount} rows`, 'ms', 'ms of CPU: window', 'main', 'Aim'],
    [
      'read, checked and shown',
      inMs(shownMs),
      inMs(reading.windowMs),
      inMs(reading.mainMs),
      `${aims.shownMs} ms ${met(shownMs <= aims.shownMs)}`,
    ],
    ['a bare parser', '', inMs(bareParse), '', ''],
    [
      'submitted',
      inMs(submitting.value),
      inMs(submitting.windowMs),
      inMs(submitting.mainMs),
      `${aims.ordersPerSecond} orders a second ${met(perSecond >= aims.ordersPerSecond)}: ${perSecond.toFixed(0)}`,
    ],
    ['as many commits of one row', inMs(bareCommits.clockMs), '', inMs(bareCommits.cpuMs), ''],
  ])
  console.log(`longest task of the window while reading: ${inMs(reading.value)} ms of CPU`)
  console.log(
    `event loop while submitting: p99 ${inMs(delay.p99Ms)} ms (aim ${aims.delayP99Ms}: ${met(delay.p99Ms <= aims.delayP99Ms)}), longest ${inMs(delay.longestMs)} ms`,
  )
}

/** A file of one-domain orders of `customerCount` customers, each with keys of its own; two mailboxes each. */
function file(): string {
  const head =
    'Order;Customer;Customer e-mail;Plan;Domains;First name 1;Last name 1;Prefix 1;First name 2;Last name 2;Prefix 2;API key;API secret;Notes'
  const rows = Array.from({ length: orderCount }, (_, at) => {
    const who = at % customerCount
    return `K-${at};Bench ${who};orders@bench-${who}.example;Private SMTP;import-bench-${at}.com;Jane;Doe;jane.doe;Max;Roe;max;bench-key-${who};bench-secret-${who};"Row ${at}, as it came"`
  })
  return [head, ...rows].join('\r\n')
}

/** Milliseconds from the choice of the file until its orders are checked and stand there. */
async function show({ page }: App, path: string): Promise<number> {
  await page.evaluate(
    `new MutationObserver(() => {
      const button = [...document.querySelectorAll('button')].find(one => one.textContent.startsWith('Create ') && one.textContent.endsWith(' orders'))
      const isShown = button && !button.disabled && document.querySelector('[role=grid] tbody tr')
      if (!isShown || window.shownAt) return
      window.shownAt = performance.now()
      document.documentElement.dataset.shown = ''
    }).observe(document, { subtree: true, childList: true, attributes: true })
    document.addEventListener('change', () => (window.chosenAt = performance.now()), { capture: true, once: true })`,
  )
  await page.setInputFiles('input[type=file]', path)
  await page.locator('html[data-shown]').waitFor({ state: 'attached', timeout: 120_000 })
  return page.evaluate<number>('window.shownAt - window.chosenAt')
}

type Cpu<Value> = { readonly value: Value; readonly windowMs: number; readonly mainMs: number }

/** Processor time of the window's process and of the main one meanwhile. */
async function cpuOf<Value>(app: App, run: () => Promise<Value>): Promise<Cpu<Value>> {
  const read = () =>
    app.electron.evaluate(({ app: electron }) =>
      ['Tab', 'Browser'].map(
        type =>
          electron.getAppMetrics().find(one => one.type === type)?.cpu.cumulativeCPUUsage ?? 0,
      ),
    )
  const [windowBefore = 0, mainBefore = 0] = await read()
  const value = await run()
  const [windowAfter = 0, mainAfter = 0] = await read()
  return {
    value,
    windowMs: (windowAfter - windowBefore) * 1000,
    mainMs: (mainAfter - mainBefore) * 1000,
  }
}

async function startDelay({ electron }: App): Promise<void> {
  await electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    Object.assign(globalThis, { benchDelay: delay })
  })
}

function stopDelay({
  electron,
}: App): Promise<{ readonly p99Ms: number; readonly longestMs: number }> {
  return electron.evaluate(() => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what startDelay left there
    const { benchDelay } = globalThis as unknown as {
      benchDelay: { disable(): void; percentile(of: number): number; max: number }
    }
    benchDelay.disable()
    return { p99Ms: benchDelay.percentile(99) / 1e6, longestMs: benchDelay.max / 1e6 }
  })
}

function cpuMsOf(run: () => unknown): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** As many commits as there are orders, of one row each: what the disk alone takes. */
async function commitAlone() {
  const { db, drop } = await openFile()
  const raw = rawOf(db)
  raw.exec('create table bench (row text)')
  const put = raw.prepare('insert into bench values (?)')
  const start = performance.now()
  const cpuMs = cpuMsOf(() => {
    for (let at = 0; at < orderCount; at += 1) put.run(`row ${at}`)
  })
  const clockMs = performance.now() - start
  drop()
  return { cpuMs, clockMs }
}
