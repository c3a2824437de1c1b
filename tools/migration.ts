import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeTool } from './process/node-tool.ts'
import { repositoryFolder } from './process/repository-folder.ts'
import { runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { strictTables } from './strict-tables.ts'

const folder = join(repositoryFolder, 'db', 'migrations')

/** `npm run migration -- <name>`: writes a migration of the schema's changes, with STRICT tables. */
await runScript(async () => {
  const name = process.argv[2]
  if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Error(
      'Name the migration by its intent, in kebab-case: npm run migration -- <name>',
    )
  }
  const before = new Set(await migrations())
  const code = await runProgram(
    nodeTool('drizzle-kit', 'drizzle-kit', 'generate', '--name', name),
  )
  if (code !== 0) return code
  // released migrations are never edited: only the new file is changed
  for (const file of (await migrations()).filter(file => !before.has(file))) {
    const path = join(folder, file)
    await writeFile(path, strictTables(await readFile(path, 'utf8')))
    console.log(`Read it before you commit it: db/migrations/${file}`)
  }
  return 0
})

async function migrations(): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter(name => name.endsWith('.sql'))
}
