import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase } from '../../db/core/database.ts'
import { makeGround } from '../support/in-process-bench.ts'
import { measure, measureFairness } from './calls/measure.ts'
import { runScheme } from './calls/scheme.ts'
import { counts, type Kind } from './calls/world.ts'

/**
 * Simulates days on live mode's settings: how many calls Mailin gets and how long orders take,
 * beside the flow document's own scheme and beside what cannot be undercut.
 */
const mostCalls = 1 / 3
const mostTime = 1.15

/** Sizes to look at alone, as arguments. */
const given = process.argv.slice(2).map(Number)
const sizes = given.length > 0 ? given : counts

const time = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
const verdict = (isMet: boolean): string => (isMet ? 'met' : 'MISSED')
const row = (...cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)

const folder = mkdtempSync(join(tmpdir(), 'boxwright-bench-'))
const ground = await makeGround(folder)
try {
  row(
    'Domains',
    'Calls',
    'per mailbox',
    'Scheme',
    'per mailbox',
    'Share',
    'aim ≤ 33 %',
    'Makespan',
    'Bound',
    'Ratio',
    'aim ≤ 1.15',
    'Idle',
  )
  row(...Array.from({ length: 12 }, () => '---'))
  const details: string[] = []
  for (const kind of ['active', 'transferred'] as const satisfies readonly Kind[]) {
    for (const count of sizes) {
      const scheme = await runScheme(kind, count)
      const { mailboxes, calls, makespan, bound, idle, byEndpoint } = await measure(
        ground,
        kind,
        count,
      )
      const share = calls / scheme
      row(
        `${count} ${kind}`,
        String(calls),
        (calls / mailboxes).toFixed(2),
        String(scheme),
        (scheme / mailboxes).toFixed(2),
        `${Math.round(share * 100)} %`,
        count < 100 ? 'from 100 on' : verdict(share <= mostCalls),
        time(makespan),
        time(bound),
        (makespan / bound).toFixed(2),
        verdict(makespan <= bound * mostTime),
        `${(idle * 100).toFixed(1)} %`,
      )
      details.push(`${count} ${kind}: ${JSON.stringify(byEndpoint)}`)
    }
  }
  console.log(`\n${details.join('\n')}\n`)
  for (const kind of ['active', 'transferred'] as const) {
    const { alone, behind, big } = await measureFairness(ground, kind)
    console.log(
      `1 ${kind} domain behind 300: ${time(behind)} (alone ${time(alone)}, the 300 ${time(big)})`,
    )
  }
} finally {
  closeDatabase(ground.db)
  rmSync(folder, { recursive: true, force: true })
}
