import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeTool } from '../process/node-tool.ts'
import { runProgram } from '../process/run-program.ts'
import { type Counts, countPlaywright, countVitest, failIfBroken } from './counts.ts'

export interface Result extends Counts {
  readonly name: string
  readonly seconds: number
  /** A step runs no tests: format, lint, types, build. */
  readonly isStep: boolean
}

/** Runs a program that only passes or fails. */
export async function runStep(name: string, command: [string, ...string[]]): Promise<Result> {
  const { code, seconds } = await timed(name, command, {}, 'at once')
  return { name, seconds, isStep: true, passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** The result of a suite that could not be started: a failure. */
export function notRun(name: string): Result {
  return { name, seconds: 0, isStep: false, passed: 0, failed: 1, skipped: 0 }
}

/** `later`: its output is shown once it has ended, because another suite runs beside it. */
type Shown = 'at once' | 'later'

export async function runVitest(project: string, shown: Shown = 'at once'): Promise<Result> {
  return withReport(project, countVitest, shown, file => ({
    command: nodeTool(
      ...(['vitest', 'vitest', 'run', '--project', project] as const),
      ...(['--reporter=default', '--reporter=json', `--outputFile.json=${file}`] as const),
    ),
    env: {},
  }))
}

export async function runPlaywright(env: NodeJS.ProcessEnv): Promise<Result> {
  return withReport('e2e', countPlaywright, 'at once', file => ({
    command: nodeTool('@playwright/test', 'playwright', 'test', '--reporter=list,json'),
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  }))
}

interface Run {
  readonly command: [string, ...string[]]
  readonly env: NodeJS.ProcessEnv
}

async function withReport(
  name: string,
  count: (report: unknown) => Counts,
  shown: Shown,
  describe: (file: string) => Run,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwright-report-'))
  try {
    const file = join(folder, 'report.json')
    const { command, env } = describe(file)
    const { code, seconds } = await timed(name, command, env, shown)
    const counts = await readFile(file, 'utf8').then(
      text => count(JSON.parse(text)),
      () => undefined,
    )
    return { name, seconds, isStep: false, ...failIfBroken(counts, code) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timed(
  name: string,
  command: [string, ...string[]],
  env: NodeJS.ProcessEnv,
  shown: Shown,
): Promise<{ code: number; seconds: number }> {
  const title = `\n── ${name}`
  console.log(shown === 'later' ? `${title}: begun, shown at its end` : title)
  const start = performance.now()
  const code =
    shown === 'later' ? await runUnseen(title, command, env) : await runProgram(command, env)
  const seconds = (performance.now() - start) / 1000
  console.log(
    `── ${name}: ${code === 0 ? 'done' : `ended with ${code}`}, ${seconds.toFixed(1)} s`,
  )
  return { code, seconds }
}

async function runUnseen(
  title: string,
  command: [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'boxwright-output-'))
  try {
    const path = join(folder, 'output.txt')
    const output = await open(path, 'w')
    const code = await runProgram(command, env, { file: output.fd })
    await output.close()
    console.log(`${title}\n${await readFile(path, 'utf8')}`)
    return code
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
