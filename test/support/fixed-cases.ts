import { configureGlobal } from 'fast-check'

/** Generated cases are the same in each run; BOXWRIGHT_SEED, a whole number, makes others. */
configureGlobal({ seed: Number(process.env['BOXWRIGHT_SEED'] ?? 1) })
