import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repositoryFolder } from './repository-folder.ts'

const Described = z.object({ bin: z.record(z.string(), z.string()) })

/** The command that runs a package's program on this very Node, whatever PATH says. */
export function nodeTool(
  name: string,
  program: string,
  ...args: string[]
): [string, ...string[]] {
  const folder = join(repositoryFolder, 'node_modules', name)
  const { bin } = Described.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  const file = bin[program]
  if (!file) throw new Error(`${name} has no program ${program}`)
  return [process.execPath, join(folder, file), ...args]
}
