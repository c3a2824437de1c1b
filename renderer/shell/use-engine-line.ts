import type { Answers } from '../../shared/border/calls.ts'
import type { EngineStatus } from '../../shared/engine/engine.ts'
import { useCall } from '../app/bridge.ts'
import { useLock } from '../lock/lock-store.ts'
import { useNow } from '../ui/now.ts'
import { type EngineLine, engineLine } from './engine-line.ts'
import { heartbeatOf } from './heartbeat.ts'

/** What the engine does at this second; what it rests on is undefined until the first answer. */
export function useEngineLine(): {
  readonly line: EngineLine
  readonly status: EngineStatus | undefined
  readonly vault: Answers['vault.status'] | undefined
  readonly now: number
} {
  const status = useCall('engine.status', {}, { refetchInterval: 15_000 }).data
  const vault = useCall('vault.status', {}).data
  const now = useNow(1)
  const openedAt = useLock(state => state.openedAt)
  const heartbeat = heartbeatOf(status, now, openedAt)
  return { line: engineLine(status, heartbeat, vault, now), status, vault, now }
}
