import { write } from '../../db/core/database.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Mode, SettingsChange } from '../../shared/settings/settings.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { newAddresses } from './new-addresses.ts'

function save({ db, settings }: Workspace, change: SettingsChange): void {
  try {
    write(db, tx => settings.save(tx, change))
  } catch (error) {
    settings.reload()
    throw error
  }
}

/** Asks staff by a dialog about new addresses that get logins or keys. False: they refused. */
async function isVouchedFor(
  context: CallContext,
  mode: Mode | undefined,
  change: SettingsChange,
): Promise<boolean> {
  const workspace = context.workspace()
  // practice sends nothing to the addresses of the settings
  if ((mode ?? workspace.mode) === 'practice') return true
  const current = workspace.mode === 'live' ? workspace.settings.read() : null
  const found = newAddresses(change, workspace.env, current)
  if (found.length === 0) return true
  const lines = found.map(({ provider, address }) => `${provider}: ${address}`)
  return context.confirm({
    title: 'Send logins and keys to another address?',
    detail: `${lines.join('\n')}\n\nThis is not the provider’s own address. Whoever runs it gets the login and keys. Cancel unless you know it.`,
    yes: 'Use this address',
  })
}

export function settingsCalls(context: CallContext) {
  return {
    'settings.get': () => ok(context.workspace().settings.view()),
    async 'settings.save'({ mode, ...change }) {
      if (!(await isVouchedFor(context, mode, change)))
        return fail(refusal('dismissed', 'The address was not confirmed. Nothing was saved.'))
      if (mode === 'practice' && (context.server()?.asking() ?? null) !== null)
        return fail(refusal('not_applicable', 'A server has live mode alone.'))
      if (mode !== undefined) await context.switchMode(mode)
      const workspace = context.workspace()
      if (Object.keys(change).length > 0) {
        save(workspace, change)
        workspace.refresh()
      }
      context.emit('engine:changed', {})
      return ok(null)
    },
    async 'settings.testMailin'() {
      const answer = await context.workspace().mailin().login()
      if (!answer.ok) {
        const { code, detail } = answer.failure
        const todo = code === 'transient' ? ' Check the base URL, and that you are online.' : ''
        return ok({ ok: false, detail: `${detail}${todo}` })
      }
      context.workspace().engine.releaseAccount()
      return ok({ ok: true, detail: 'Mailin accepted the login.' })
    },
    'settings.testMail': async () => ok(await context.workspace().mail.sendTest()),
    'settings.clearMailinToken'() {
      context.workspace().forgetToken()
      context.workspace().engine.releaseAccount()
      return ok(null)
    },
    'settings.envFile'() {
      const { mode, envFile } = context.workspace()
      // live mode alone takes the `.env` over
      return ok(mode === 'live' ? envFile.state() : {})
    },
    async 'settings.showEnvFile'() {
      const { path } = context.workspace().envFile
      if (await context.showFile(path)) return ok(null)
      return fail(refusal('not_applicable', 'The file is not on this computer.'))
    },
    'settings.deleteEnvFile'() {
      const { mode, envFile } = context.workspace()
      if (mode !== 'live')
        return fail(refusal('not_applicable', 'The file belongs to live mode.'))
      return envFile.remove()
    },
  } satisfies Partial<Handlers>
}
