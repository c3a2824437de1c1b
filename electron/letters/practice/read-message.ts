/** What the practice inbox shows of a letter. */
export type ReadMessage = {
  readonly subject: string
  readonly text: string
  /** The same as HTML; absent: the message has none. */
  readonly html?: string
}

/** Reads a message of plain text, or of plain text and HTML, as Boxwright writes them. */
export function readMessage(raw: Buffer): ReadMessage {
  const { headers, body } = readPart(raw.toString('latin1'))
  const subject = decodeWords(headers.get('subject') ?? '')
  const type = headers.get('content-type') ?? ''
  const boundary = /^multipart\/alternative\b.*boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary === undefined) return { subject, text: decoded(headers, body) }
  const parts = body.split(`--${boundary}`).map(part => readPart(part.replace(/^\r?\n/, '')))
  const of = (kind: string) => {
    const part = parts.find(one => one.headers.get('content-type')?.startsWith(kind))
    return part === undefined ? null : decoded(part.headers, part.body)
  }
  const html = of('text/html')
  return { subject, text: of('text/plain') ?? '', ...(html !== null && { html }) }
}

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string }

function readPart(whole: string): Part {
  const end = /\r?\n\r?\n/.exec(whole)
  const head = end === null ? whole : whole.slice(0, end.index)
  const body = end === null ? '' : whole.slice(end.index + end[0].length)
  return { headers: readHeaders(head), body }
}

function decoded(headers: ReadonlyMap<string, string>, body: string): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit'
  return decodeBody(body, encoding).toString('utf8').replaceAll('\r\n', '\n').trimEnd()
}

function readHeaders(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap(line => {
      const colon = line.indexOf(':')
      if (colon < 1) return []
      return [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]]
    }),
  )
}

/** Decodes a header's encoded words (RFC 2047); blanks between two of them do not count. */
function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, words => {
      // a character may be cut between two words, so bytes are joined first
      const parts = [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)]
      const bytes = parts.map(([, kind = '', coded = '']) =>
        kind.toLowerCase() === 'b'
          ? Buffer.from(coded, 'base64')
          : unquote(coded.replaceAll('_', ' ')),
      )
      return Buffer.concat(bytes).toString('utf8')
    })
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable')
    return unquote(body.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, ''))
  return Buffer.from(body, 'latin1')
}

function unquote(text: string): Buffer {
  const plain = text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(plain, 'latin1')
}
