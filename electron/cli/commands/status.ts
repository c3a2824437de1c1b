import { ask } from '../ask.ts'
import type { Place } from '../place.ts'

/** What is under way, and what waits for a person. */
export async function readStatus(place: Place) {
  const [engine, attention, vault] = [
    await ask(place, 'engine.status', {}),
    await ask(place, 'attention.count', {}),
    await ask(place, 'vault.status', {}),
  ]
  const { running, paused, waiting, atWork, halted, nextRunAt, pauses } = engine
  return {
    isRunning: running,
    isPaused: paused,
    domainsUnderWay: waiting + atWork,
    domainsHalted: halted,
    needsAttention: attention.total,
    secrets: vault.state,
    ...(nextRunAt !== undefined && { nextCheckAt: nextRunAt }),
    pauses: pauses.map(({ provider, code, until }) => ({ provider, code, until })),
  }
}

export function statusWords(status: Awaited<ReturnType<typeof readStatus>>): string {
  const { isRunning, isPaused, domainsUnderWay, needsAttention, secrets } = status
  const engine = isPaused ? 'paused' : isRunning ? 'running' : 'not running'
  return [
    `Engine: ${engine}`,
    `Domains under way: ${domainsUnderWay}`,
    `Needs attention: ${needsAttention}`,
    `Stored secrets: ${secrets}`,
  ].join('\n')
}
