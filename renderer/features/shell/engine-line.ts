import type { EngineStatus, VaultState } from '../../../shared/rows.ts'
import { failureText, providerWords, storageWords } from '../../failure-text.ts'
import type { Meaning } from '../../palette.ts'
import { clockTime, countdown } from '../../times.ts'

export type EngineLine = {
  readonly words: string
  readonly detail: string
  readonly meaning: Meaning
  readonly leadsTo: string
  /** A countdown is not read aloud every second. */
  readonly isCalm: boolean
}

/** What the engine is doing, in one line. A refused login outranks a countdown. */
export function engineLine(
  status: EngineStatus | undefined,
  vault: VaultState | undefined,
  now: number,
): EngineLine {
  if (vault === 'locked' || vault === 'unset')
    return {
      words:
        vault === 'locked'
          ? 'Paused: the passphrase is needed'
          : 'Paused: choose how secrets are kept',
      detail:
        vault === 'locked'
          ? 'Keys and passwords are locked until the passphrase is entered in Settings.'
          : 'This computer has no keychain. Set a passphrase in Settings; orders start after it.',
      meaning: 'person',
      leadsTo: '/settings/vault',
      isCalm: false,
    }
  if (status === undefined) return calm('Starting', 'waiting', 'Boxwright opens its database')
  if (status.storage !== undefined)
    return {
      words: `Paused: ${storageWords[status.storage.trouble].what}`,
      detail: `${storageWords[status.storage.trouble].todo} Since ${clockTime(status.storage.since, now)}.`,
      meaning: 'failed',
      leadsTo: '/settings/data',
      isCalm: false,
    }
  if (status.paused)
    return {
      words: 'Paused by you',
      detail: 'Nothing new is asked of Mailin and registrars. Nothing is lost.',
      meaning: 'person',
      leadsTo: '/settings/checking',
      isCalm: false,
    }
  const pause = status.pauses.find(one => one.code !== 'rate_limited')
  if (pause !== undefined) {
    const text = failureText(pause.code, pause)
    return {
      words: `Paused: ${text.what}`,
      detail: `${text.todo} ${pause.detail}`.trim(),
      meaning: 'person',
      leadsTo: pause.provider === 'mailin' ? '/settings/mailin' : '/settings',
      isCalm: false,
    }
  }
  if (!status.running) return calm('Not running', 'cancelled', 'Automation is switched off')
  if (status.waiting === 0 || status.nextRunAt === undefined)
    return calm('Nothing to check', 'done', 'No domain waits for anything')
  const left = countdown(status.nextRunAt, now)
  return left === null
    ? calm('Checking now', 'running', 'Boxwright looks at what has changed')
    : calm(`Next check in ${left}`, 'done', lastRun(status))
}

/** "Waiting for Spaceship quota until 14:05", one per provider. */
export function quotaWaits(status: EngineStatus | undefined, now: number): readonly string[] {
  return (status?.pauses ?? [])
    .filter(pause => pause.code === 'rate_limited')
    .map(({ provider, until }) => {
      const waits = `Waiting for ${providerWords[provider]} quota`
      return until === undefined ? waits : `${waits} until ${clockTime(until, now)}`
    })
}

function calm(words: string, meaning: Meaning, detail: string): EngineLine {
  return { words, detail, meaning, leadsTo: '/settings', isCalm: true }
}

function lastRun(status: EngineStatus): string {
  return status.lastRunAt === undefined
    ? 'Not checked yet'
    : `Last check at ${clockTime(status.lastRunAt)}`
}
