/**
 * Counted after decompression. Honest answers are smaller, a page of a hundred rows takes some
 * 200 KB; larger ones would be parsed for longer than the window can wait.
 */
export const maxBodyBytes = 2 * 1024 * 1024

/**
 * Reads an answer's body as UTF-8 text. null: it is larger than `mostBytes`, and the
 * connection was given up. Rejects when the connection breaks.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null | undefined,
  mostBytes = maxBodyBytes,
): Promise<string | null> {
  if (stream === null || stream === undefined) return ''
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const parts: string[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > mostBytes) {
      // the answer is refused already, so a failure to cancel changes nothing
      void reader.cancel().catch(() => undefined)
      return null
    }
    parts.push(decoder.decode(value, { stream: true }))
  }
  parts.push(decoder.decode())
  return parts.join('')
}
