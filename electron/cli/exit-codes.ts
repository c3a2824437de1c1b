/** What the process ends with, for scripts; `docs/command-line.md` says the same. */
export const exitCodes = {
  done: 0,
  /** It was refused, or failed. */
  failed: 1,
  /** The command line cannot be read. */
  usage: 2,
  /** An import created not all orders of its file, or with `--dry-run` would not. */
  partly: 3,
  /** Passwords and keys are locked, and a person has to open them. */
  locked: 4,
  /** `wait` ended by its time-out. */
  timeout: 5,
  /** The app, the server or the data folder cannot be reached. */
  unreachable: 6,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
