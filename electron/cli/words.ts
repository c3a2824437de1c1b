/** What the command line understands. */
export const commandWords = ['status', 'check-now', 'wait', 'export', 'import'] as const
export type CommandWord = (typeof commandWords)[number]

/** Whether the arguments ask for a command: without a word, the app opens its window. */
export const hasCommand = (args: readonly string[]): boolean =>
  commandWords.some(word => word === args.find(arg => !arg.startsWith('-')))

/** The arguments without switches that are Chromium's own. */
export const ownArguments = (args: readonly string[]): readonly string[] =>
  args.filter(
    arg => !arg.startsWith('--') || Object.hasOwn(options, arg.slice(2).split('=')[0] ?? ''),
  )

export const options = {
  data: { type: 'string' },
  practice: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'ready-only': { type: 'boolean' },
  'accept-guesses': { type: 'boolean' },
  'create-customers': { type: 'boolean' },
  'ip-allowed': { type: 'boolean' },
  delivered: { type: 'boolean' },
  plan: { type: 'string' },
  letters: { type: 'string' },
  customer: { type: 'string' },
  order: { type: 'string', multiple: true },
  new: { type: 'boolean' },
  format: { type: 'string' },
  out: { type: 'string' },
  until: { type: 'string' },
  timeout: { type: 'string' },
} as const

export const usage = `boxwright <command> [options]

  status                       What is under way, and what waits for a person.
  check-now                    Looks at all that waits, now.
  wait --until idle [--timeout 30m]
                               Ends when nothing is under way any more.
  export --out <file> [--customer <name, address or number>] [--order <number> …] [--new]
         [--format generic]    Writes mailboxes with their passwords. A file of that name is replaced.
  import <file> [--dry-run] [--ready-only] [--plan <name>] [--create-customers] [--ip-allowed]
         [--delivered] [--letters none|summary|each] [--accept-guesses]
                               Creates the orders of a CSV file, or says what is wrong with them.

  --data <folder>              The data folder; without it, the desktop app's.
  --practice                   Practice mode.
  --json                       The result as JSON on stdout.

It asks the app or server that has the data folder open; if none has, it opens the folder itself.
Progress is told on stderr, a line of JSON each. Exit codes: 0 done, 1 refused or failed, 2 the command
cannot be read, 3 not all orders of the file, 4 the stored secrets are locked, 5 time is up,
6 not reachable.
`
