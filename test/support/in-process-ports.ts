import type { MailHost } from '../../electron/providers/mail-host.ts'
import type { Registrar } from '../../electron/providers/registrar.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { createInProcessMailHost } from './in-process/mail-host.ts'
import { createCallPort, type PortOptions } from './in-process/port-call.ts'
import { createInProcessRegistrar } from './in-process/registrars.ts'

/**
 * The engine's ports on practice's own core, in this process and without HTTP, so that days of
 * an order pass in milliseconds. What the providers know and do is the core's; how they word it
 * is left out.
 */
export function createInProcessPorts(options: PortOptions): {
  readonly mailHost: MailHost
  readonly registrarOf: (name: RegistrarId) => Registrar
} {
  const call = createCallPort(options)
  const registrars = {
    spaceship: createInProcessRegistrar('spaceship', options, call),
    namecheap: createInProcessRegistrar('namecheap', options, call),
  } as const
  return {
    mailHost: createInProcessMailHost(options, call),
    registrarOf: name => registrars[name],
  }
}
