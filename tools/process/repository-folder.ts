import { resolve } from 'node:path'

/** The top of the checkout, whatever folder a script was started from. */
export const repositoryFolder: string = resolve(import.meta.dirname, '..', '..')
