/** Milliseconds of each run, the shortest first. */
export type Times = readonly number[]

/** `clock`: as people wait. `cpu`: of this thread alone, whatever else the machine does. */
export type Measured = { readonly clock: Times; readonly cpu: Times }

export const at = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN

/** Runs one of each in turn, so that a busy machine disturbs all alike. */
export function measureInterleaved(
  runs: readonly (() => unknown)[],
  rounds: number,
): readonly Measured[] {
  const measured = runs.map((): Record<keyof Measured, number[]> => ({ clock: [], cpu: [] }))
  for (let round = -warmUp; round < rounds; round += 1)
    for (const [index, run] of runs.entries()) {
      const start = performance.now()
      const cpuStart = process.threadCpuUsage()
      run()
      const { user, system } = process.threadCpuUsage(cpuStart)
      if (round < 0) continue
      measured[index]?.clock.push(performance.now() - start)
      measured[index]?.cpu.push((user + system) / 1000)
    }
  const sorted = (times: readonly number[]) => [...times].sort((one, other) => one - other)
  return measured.map(({ clock, cpu }) => ({ clock: sorted(clock), cpu: sorted(cpu) }))
}

/** Rounds that are not counted: code is compiled and pages are read. */
const warmUp = 10

export const inMs = (time: number): string => time.toFixed(time < 10 ? 2 : 1)

/** Prints rows as a Markdown table, for a document. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const [head = []] = rows
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  const [first, ...rest] = rows
  for (const row of [first ?? [], rule, ...rest]) console.log(`| ${row.join(' | ')} |`)
}
