import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { createNamecheap } from './namecheap/client.ts'
import type { Registrar } from './registrar.ts'
import type { RegistrarOptions } from './registrar-options.ts'
import { createSpaceship } from './spaceship/client.ts'

/** How each registrar is spoken to: a new one is a folder here and one line. */
export const registrarClients: Readonly<
  Record<RegistrarId, (options: RegistrarOptions) => Registrar>
> = {
  spaceship: createSpaceship,
  namecheap: createNamecheap,
}
