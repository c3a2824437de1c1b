import { fail, ok } from '../../shared/border/result.ts'
import { clientIpOf } from '../../shared/registrars/catalogue.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound } from '../border/refusal.ts'
import { openKeys } from '../orders/platform-keys.ts'
import { toAsciiName } from '../providers/host-names.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { openPublicDns } from './ask-dns.ts'
import { openProviderQuestions } from './ask-providers.ts'
import { createDiagnoser, type Diagnoser } from './diagnose.ts'

export function diagnosisCalls(context: CallContext) {
  const diagnosers = new WeakMap<Workspace, Diagnoser>()

  function diagnoserOf(workspace: Workspace): Diagnoser {
    const diagnoser = diagnosers.get(workspace) ?? openDiagnoser(workspace)
    diagnosers.set(workspace, diagnoser)
    return diagnoser
  }

  return {
    async 'orders.diagnose'({ id, domain }) {
      const diagnosis = diagnoserOf(context.workspace())(id, toAsciiName(domain))
      return diagnosis === null
        ? fail(notFound('This domain of the order'))
        : ok(await diagnosis)
    },
  } satisfies Partial<Handlers>
}

function openDiagnoser(workspace: Workspace): Diagnoser {
  const { db, vault, settings, engine } = workspace
  const now = () => systemClock.now()
  return createDiagnoser({
    engine: {
      db,
      now,
      status: () => engine.status(),
      isUnlocked: () => vault.isOpen(),
      settings: () => ({
        intervalMs: settings.read().polling.intervalSeconds * 1000,
        clientIpAt: id => clientIpOf(settings.read().registrars, id),
      }),
    },
    providers: openProviderQuestions({
      mailin: () => workspace.mailin(),
      registrarOf: name => workspace.registrarOf(name),
      credentialsOf: orderId => openKeys(db, vault, orderId),
      now,
    }),
    publicDns:
      workspace.mode === 'practice'
        ? null
        : openPublicDns({ resolvers: () => settings.read().diagnosis.resolvers, now }),
    clock: systemClock,
    reportBug: error => workspace.reportBug(error),
  })
}
