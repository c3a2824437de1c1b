/** Returns a function for the bytes done: on a terminal it rewrites a line, in logs each tenth is one. */
export function showProgress(label: string, total: number): (done: number) => void {
  const isTerminal = process.stderr.isTTY
  const step = isTerminal ? 1 : 10
  let shown = 0
  return done => {
    const percent = percentOf(done, total)
    if (percent < shown + step && !(percent === 100 && shown < 100)) return
    shown = percent - (percent % step)
    const line = `${label} ${percent} % of ${megabytes(total)} MB`
    if (!isTerminal) process.stderr.write(`${line}\n`)
    else process.stderr.write(`\r${line}${percent === 100 ? '\n' : ''}`)
  }
}

export function percentOf(done: number, total: number): number {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
