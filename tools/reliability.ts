import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeTool } from './process/node-tool.ts'
import { repositoryFolder } from './process/repository-folder.ts'
import { runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { figuresIn, withFigures } from './reliability/figures.ts'

const page = join(repositoryFolder, 'docs/RELIABILITY.md')

/** `npm run reliability`: runs the fault tests and writes their figures into docs/RELIABILITY.md. */
await runScript(async () => {
  let output = ''
  const command = nodeTool(
    ...(['vitest', 'vitest', 'run', '--project', 'fault'] as const),
    ...process.argv.slice(2),
  )
  const onText = (text: string): void => {
    output += text
  }
  const code = await runProgram(command, {}, { onText })
  // figures of a run that failed are worth nothing
  if (code !== 0) return code
  const figures = figuresIn(output)
  if (figures.length === 0) throw new Error('No test reported a line with “reliability:”.')
  await writeFile(page, withFigures(await readFile(page, 'utf8'), figures))
  console.log(`${figures.join('\n')}\nwritten to docs/RELIABILITY.md`)
  return 0
})
