import { writeSync } from 'node:fs'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'

/** At which point a life ends. */
export type KillPlan = {
  /** At its n-th point; null: the life is ended from outside, if at all. */
  readonly after: number | null
  /** Points that were killed at often enough; any other ends the life when it is passed. */
  readonly known: readonly string[]
  /** For a kill while a call is out: milliseconds after it began. */
  readonly lag: number
}

/** The points of one life, which ends itself at one of them. */
export type Points = {
  readonly passed: ReadonlySet<string>
  pass(name: string): void
  /** Kills around a call of a port: before it, while it is out, after its answer. */
  around<Port extends object>(port: Port, name: string): Port
  /** Kills before and after each commit of this connection. */
  aroundCommits(db: Database): void
}

export function createPoints(plan: KillPlan): Points {
  const known = new Set(plan.known)
  const passed = new Set<string>()
  let count = 0
  let isDoomed = false

  function isDue(name: string): boolean {
    passed.add(name)
    count += 1
    return !isDoomed && plan.after !== null && (!known.has(name) || count >= plan.after)
  }

  function pass(name: string): void {
    if (isDue(name)) die(name)
  }

  async function call(name: string, run: () => unknown): Promise<unknown> {
    pass(`before ${name}`)
    if (isDue(`during ${name}`)) {
      isDoomed = true
      setTimeout(() => die(`during ${name}`), plan.lag)
    }
    const answer = await run()
    pass(`after ${name}`)
    return answer
  }

  return {
    passed,
    pass,
    around: (port, name) =>
      new Proxy(port, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key)
          if (typeof value !== 'function') return value
          return (...args: readonly unknown[]) =>
            call(`${name}.${String(key)}`, () => Reflect.apply(value, target, args))
        },
      }),
    aroundCommits(db) {
      const raw = rawOf(db)
      const begin = raw.transaction.bind(raw)
      const transaction = (work: (...args: readonly unknown[]) => unknown) => {
        const name = committer()
        const native = begin((...args: readonly unknown[]) => {
          const value = work(...args)
          pass(`before commit of ${name}`)
          return value
        })
        const run = (...args: readonly unknown[]) => {
          const value = native.immediate(...args)
          pass(`after commit of ${name}`)
          return value
        }
        return { immediate: run }
      }
      // what `write` uses of it, and nothing else writes in transactions
      Object.assign(raw, { transaction })
    },
  }
}

/** As a power cut would, once the parent knows where. */
function die(name: string): void {
  writeSync(1, `killed ${name}\n`)
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Functions that name no point, because many call them: their caller names it. */
const passers = new Set(['writeFindings', 'commit', 'record', 'keep'])

/** Who called `write`, by the names on the stack. */
function committer(): string {
  const names = (new Error('stack').stack ?? '')
    .split('\n')
    .filter(line => !line.includes('(node:'))
    .flatMap(line => /^ +at (?:async )?(?:new )?(?:\w+\.)*([\w$]+) \(/.exec(line)?.[1] ?? [])
    .map(name => name.replace(/\$\d+$/, ''))
  const callers = names.slice(names.lastIndexOf('write') + 1)
  return callers.find(name => !passers.has(name)) ?? 'a registrar lane'
}
