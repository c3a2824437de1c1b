import { configureGlobal } from 'fast-check'

/** Each run tries the same generated cases; BOXWRIGHT_SEED, a whole number, makes others. */
configureGlobal({ seed: Number(process.env['BOXWRIGHT_SEED'] ?? 1) })
