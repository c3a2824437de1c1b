import { isHostname } from './hostname.ts'

const second = 'ac|co|com|edu|firm|gen|gov|ind|ltd|me|mil|ne|net|nom|or|org|plc|web'
const suffix = new RegExp(
  `^(?:[a-z0-9-]+|(?:${second})\\.[a-z]{2}|(?:br|cn|eu|gb|it|uk|us|za)\\.(?:com|net))$`,
)
const bareSuffix = new RegExp(`^(?:${second})$`)

/** The domain of `SLD` and `TLD`; null when they are not cut between name and suffix. */
export function joined(sld: string, tld: string): string | null {
  const [name, rest] = [sld.toLowerCase(), tld.toLowerCase()]
  const domain = `${name}.${rest}`
  const isSuffixItself = bareSuffix.test(name) && /^[a-z]{2}$/.test(rest)
  const isSplitRight = !name.includes('.') && suffix.test(rest) && !isSuffixItself
  return isSplitRight && isHostname(domain) ? domain : null
}

/** As `joined`, for a whole name, which is cut at its first dot. */
export function registrable(name: string): string | null {
  const dot = name.indexOf('.')
  return dot < 0 ? null : joined(name.slice(0, dot), name.slice(dot + 1))
}
