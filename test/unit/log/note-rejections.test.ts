import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('a promise that fails unheard is told, and the program goes on', () => {
  const program = `
    import { noteRejections } from './electron/log/note-rejections.ts'
    noteRejections(process, error => console.log(error.message))
    void Promise.reject(new Error('unheard'))
    setTimeout(() => console.log('goes on'))
  `

  const { stdout, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  )

  expect(stdout).toBe('unheard\ngoes on\n')
  expect(status).toBe(0)
})
