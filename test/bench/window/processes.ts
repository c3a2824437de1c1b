import { readdirSync, readFileSync } from 'node:fs'

/** A process of an app, as Linux counts it. */
export type Process = {
  /** `main`, or what Chromium calls the others. */
  readonly kind: string
  /** Milliseconds of processor time so far, in steps of 10. */
  readonly cpu: number
  /** MiB; of pages that several processes share, each has its part (the proportional set size). */
  readonly memory: number
}

/** A process and all that it has started. */
export function processesOf(root: number): readonly Process[] {
  const parents = new Map(
    readdirSync('/proc')
      .map(Number)
      .filter(id => id > 0)
      .map(id => [id, Number(statOf(id)[1])]),
  )
  const isWithin = (id: number | undefined): boolean =>
    id === root || (id !== undefined && isWithin(parents.get(id)))
  return [...parents.keys()].filter(isWithin).map(id => ({
    kind: /--type=([\w-]+)/.exec(read(id, 'cmdline'))?.[1] ?? 'main',
    cpu: (Number(statOf(id)[11] ?? 0) + Number(statOf(id)[12] ?? 0)) * 10,
    memory: Number(/^Pss:\s+(\d+)/m.exec(read(id, 'smaps_rollup'))?.[1] ?? 0) / 1024,
  }))
}

export const sumOf = (processes: readonly Process[], what: 'cpu' | 'memory'): number =>
  processes.reduce((sum, one) => sum + one[what], 0)

/** The fields behind the name, which may hold blanks: state, parent and so on. */
const statOf = (id: number): readonly string[] =>
  read(id, 'stat').split(') ').at(-1)?.split(' ') ?? []

/** Empty once the process has ended. */
function read(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
