import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { recordBy } from '../../../shared/record-of.ts'
import { baseUrlName, registrarIds } from '../../../shared/registrars/catalogue.ts'

/** Practice in a process of its own, for tests that kill something. */
export type PracticeProcess = z.infer<typeof practiceSchema> & {
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>
}

/** Where its providers are, and the account at Mailin. */
export const practiceSchema = z.object({
  mailinBaseUrl: z.string(),
  ...recordBy(registrarIds, baseUrlName, () => z.string()),
  email: z.string(),
  password: z.string(),
})

const script = `
  // the test is gone
  process.stdin.resume().once('close', () => process.exit())
  const { startPractice } = await import(process.argv[1])
  const { core, ...practice } = await startPractice(JSON.parse(process.argv[2]))
  process.stdout.write(JSON.stringify(practice) + '\\n')`

export type SpawnOptions = {
  readonly journalFile: string | null
  readonly speed?: number
  /** Give the earlier one's port to bring it back where it was. */
  readonly port?: number
}

export async function spawnPractice(options: SpawnOptions): Promise<PracticeProcess> {
  const module = new URL('../../../electron/practice/practice.ts', import.meta.url).href
  const flags = ['--input-type=module', '-e', script, module, JSON.stringify(options)]
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  const kill = async (): Promise<void> => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { ...practiceSchema.parse(JSON.parse(String(line))), kill }
}
