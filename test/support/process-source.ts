/** The specifier by which a process whose source is a text imports a file of the project. */
export const sourceOf = (path: string): string =>
  JSON.stringify(new URL(`../../${path}`, import.meta.url).href)

/**
 * Source by which a process kills itself at the `nth` commit of its `db` from here on, `before` or
 * `after` it as `when` says.
 */
export const killedAtCommit = `
  let commits = 0
  const die = at => {
    if (commits !== Number(nth) || at !== when) return
    process.kill(process.pid, 'SIGKILL')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const { rawOf } = await import(${sourceOf('db/core/connection.ts')})
  const raw = rawOf(db)
  const begin = raw.transaction.bind(raw)
  raw.transaction = work => {
    const native = begin(() => {
      const value = work()
      commits += 1
      die('before')
      return value
    })
    return {
      immediate() {
        const value = native.immediate()
        die('after')
        return value
      },
    }
  }`
