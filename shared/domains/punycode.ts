/**
 * Decoding of RFC 3492: Node's `domainToUnicode` exists in the main process alone, and the window
 * must show the same letters.
 */
const base = 36
const tMin = 1
const tMax = 26
const skew = 38
const damp = 700
const initialBias = 72
const initialCode = 128
const highestCode = 0x10ffff

/** Decodes what follows `xn--` in a label; null: it is no punycode. */
export function decodePunycode(text: string): string | null {
  const end = text.lastIndexOf('-')
  const codes = Array.from(text.slice(0, Math.max(0, end)), letter => letter.charCodeAt(0))
  let bias = initialBias
  let code = initialCode
  let insertAt = 0
  let at = end + 1
  while (at < text.length) {
    const number = readNumber(text, at, bias)
    if (number === null) return null
    insertAt += number.value
    const length = codes.length + 1
    bias = adapt(number.value, length, codes.length === Math.max(0, end))
    code += Math.floor(insertAt / length)
    insertAt %= length
    if (code > highestCode || (code >= 0xd800 && code <= 0xdfff)) return null
    codes.splice(insertAt, 0, code)
    insertAt += 1
    at = number.end
  }
  return String.fromCodePoint(...codes)
}

/** Reads a number of variable length, least digit first; null: it does not end or is too large. */
function readNumber(text: string, start: number, bias: number) {
  let value = 0
  let weight = 1
  for (let at = start, k = base; at < text.length; at += 1, k += base) {
    const digit = digitOf(text.charCodeAt(at))
    if (digit === null) return null
    value += digit * weight
    if (value > Number.MAX_SAFE_INTEGER) return null
    const threshold = Math.min(tMax, Math.max(tMin, k - bias))
    if (digit < threshold) return { value, end: at + 1 }
    weight *= base - threshold
  }
  return null
}

/** a–z are 0–25, 0–9 are 26–35. */
function digitOf(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97
  if (code >= 48 && code <= 57) return code - 48 + 26
  return null
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? damp : 2))
  left += Math.floor(left / length)
  let steps = 0
  for (; left > ((base - tMin) * tMax) / 2; steps += base)
    left = Math.floor(left / (base - tMin))
  return steps + Math.floor((base * left) / (left + skew))
}
