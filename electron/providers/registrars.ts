import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { createNamecheap } from './namecheap/client.ts'
import type { Registrar } from './registrar.ts'
import type { RegistrarOptions } from './registrar-options.ts'
import { createSpaceship } from './spaceship/client.ts'

/** Every registrar that Boxwright can work with: a new one is one folder and one line here. */
export const registrars: Readonly<
  Record<RegistrarId, (options: RegistrarOptions) => Registrar>
> = {
  spaceship: createSpaceship,
  namecheap: createNamecheap,
}
