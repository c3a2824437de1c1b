/** Characters of a bug's stack that are logged. */
const longest = 16_000

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text with its line breaks, control codes and signs that reorder text escaped as in JSON, so that
 * JSON stays the same.
 */
export function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    sign => short[sign] ?? [...units(sign)].map(escapeUnit).join(''),
  )
}

/**
 * Whatever was thrown, as one line for a log. Never throws. Secrets are hidden before it is cut, as
 * half a secret would not be recognised.
 */
export function lineOfError(error: unknown, hide: (text: string) => string): string {
  try {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return escapeControls(hide(text).slice(0, longest))
  } catch {
    return 'An error that cannot be read.'
  }
}

function* units(sign: string): Generator<number> {
  for (let at = 0; at < sign.length; at += 1) yield sign.charCodeAt(at)
}

const escapeUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
