/** Letters of scripts that are written from right to left: Hebrew, Arabic and their like. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Its letters may stand in another order than they are shown. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text)

/**
 * A text that nobody here wrote, as part of a sentence: signs around it that nobody sees keep it
 * from reordering what stands beside it. Other texts stay as they are.
 */
export const isolated = (text: string): string =>
  hasRightToLeft(text) ? `\u2068${text}\u2069` : text

/** The same of a domain or an address, whose parts stand from left to right in any script. */
export const isolatedAddress = (address: string): string =>
  hasRightToLeft(address) ? `\u2066${address}\u2069` : address

/** The text without these signs, as it is compared, copied and sent. */
export const unisolated = (text: string): string => text.replace(/[\u2066\u2068\u2069]/g, '')
