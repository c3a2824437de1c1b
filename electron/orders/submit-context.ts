import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { SubmitContext } from './submit-order.ts'

/** What a submission needs of the current workspace. */
export function submitContext({ db, vault, settings, provenKeys }: Workspace): SubmitContext {
  return {
    db,
    vault,
    now: () => systemClock.now(),
    automationEnabled: () => settings.read().automationEnabled,
    origins: () => settings.origins(),
    isProven: keys => provenKeys.isProven(keys),
  }
}
