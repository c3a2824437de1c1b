/** Letters of scripts that are written from right to left: Hebrew, Arabic and their like. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Whether a text has letters of scripts that are written from right to left. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text)

/**
 * A text of customers or staff as part of a sentence: if it is written from right to left, unseen
 * signs around it keep it from reordering the words beside it.
 */
export const isolated = (text: string): string =>
  hasRightToLeft(text) ? `\u2068${text}\u2069` : text

/** As `isolated`, for a domain or an address, whose parts are shown from left to right. */
export const isolatedAddress = (address: string): string =>
  hasRightToLeft(address) ? `\u2066${address}\u2069` : address

/** The text without the signs of `isolated`, as it is compared, copied and sent. */
export const unisolated = (text: string): string => text.replace(/[\u2066\u2068\u2069]/g, '')
