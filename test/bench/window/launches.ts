import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { type App, launchApp } from '../../support/boxwright-app.ts'
import { at } from '../queries/measure.ts'
import { processesOf, sumOf } from './processes.ts'

export type Launch = {
  /** Milliseconds until the window is usable. */
  readonly clock: number
  /** The same of processor time, of all processes. */
  readonly cpu: number
  /** Milliseconds until each step was done, in the order of the steps. */
  readonly steps: readonly (readonly [string, number])[]
}

export const medianOf = (values: readonly number[]): number =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** Opens the orders and waits until the table has rows and answers to the keyboard. */
export async function showOrders(app: App): Promise<void> {
  await app.page.evaluate(`location.hash = '#/orders'`)
  const row = app.page.getByRole('grid', { name: 'Orders' }).locator('tbody tr').first()
  await row.focus()
}

export async function launchTable(folder: string): Promise<Launch> {
  const start = now()
  const app = await launchApp({ dataFolder: folder })
  await showOrders(app)
  const clock = now() - start
  const cpu = sumOf(processesOf(app.electron.process().pid ?? 0), 'cpu')
  const steps = (await marksOf(app)).map(([name, time]) => [name, time - start] as const)
  await app.close()
  return { clock, cpu, steps: steps.sort((a, b) => a[1] - b[1]) }
}

/** An empty window: what Electron itself needs here. */
export async function launchEmpty(folder: string, executablePath: string): Promise<Launch> {
  const app = join(folder, 'empty')
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, 'package.json'), '{ "name": "empty", "main": "main.cjs" }')
  writeFileSync(
    join(app, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>empty</h1>'))`,
  )
  const start = now()
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), app]
  const electron = await _electron.launch({ executablePath, args })
  await (await electron.firstWindow()).getByRole('heading').waitFor()
  const clock = now() - start
  const cpu = sumOf(processesOf(electron.process().pid ?? 0), 'cpu')
  await electron.close()
  return { clock, cpu, steps: [] }
}

/** The app's own marks and when the window was first drawn, in milliseconds since 1970. */
async function marksOf({
  electron,
  page,
}: App): Promise<readonly (readonly [string, number])[]> {
  const inMain = await electron.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .map(({ name, startTime }) => [name, performance.timeOrigin + startTime] as const),
  )
  const inWindow = await page.evaluate(() => {
    const kinds: readonly string[] = ['mark', 'paint']
    return performance
      .getEntries()
      .filter(({ entryType }) => kinds.includes(entryType))
      .map(({ name, startTime }) => [name, performance.timeOrigin + startTime] as const)
  })
  return [...inMain, ...inWindow]
}

const now = () => performance.timeOrigin + performance.now()
