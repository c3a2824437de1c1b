import { writeInvitation } from '../../electron/team/invitation.ts'
import type { ServerProcess } from '../server/server-process.ts'
import { type App, launchApp } from '../support/boxwright-app.ts'

/** Starts the app on a folder of its own, and joins the server as a new admin. */
export async function openJoinedApp(
  server: ServerProcess,
  name: string,
  dataFolder: string,
): Promise<App> {
  const [app, invitation] = await Promise.all([
    launchApp({ dataFolder }),
    server.invite(name, '--role', 'admin'),
  ])
  await app.call('team.join', { invitation: writeInvitation(invitation) })
  // the call did not come from the window, which shows what it read before
  await app.page.reload()
  return app
}
