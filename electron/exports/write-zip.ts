import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { writeWhole } from './whole-file.ts'

/** A file within an archive. */
export type ZipEntry = { readonly name: string; readonly content: AsyncIterable<Uint8Array> }

/** AES with a key of 256 bits, as WinZip and 7-Zip know it. */
const aes256 = 3

/**
 * Writes an archive whose files open with the passphrase alone; their names can be read without.
 * Nothing of their content is on the disk in the clear.
 */
export const writeZip = (
  path: string,
  entries: AsyncIterable<ZipEntry>,
  passphrase: string,
): Promise<Result<null, BorderFailure>> =>
  writeWhole(path, async file => {
    // loaded when it is needed: no launch waits for it
    const { configure, ZipWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js')
    // the library's workers would be loaded as scripts
    configure({ useWebWorkers: false })
    const bytes = new WritableStream<Uint8Array>({ write: part => file.appendFile(part) })
    // without the 64-bit form, which older tools do not open: no export is as large as 4 GB
    const zip = new ZipWriter(bytes, {
      password: passphrase,
      encryptionStrength: aes256,
      zip64: false,
    })
    for await (const { name, content } of entries) {
      await zip.add(name, streamOf(content))
      await yieldToEvents()
    }
    await zip.close()
    return null
  })

function streamOf(content: ZipEntry['content']): ReadableStream<Uint8Array> {
  const parts = content[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await parts.next()
      if (part.done === true) controller.close()
      else controller.enqueue(part.value)
    },
  })
}
