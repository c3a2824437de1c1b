import { isolatedAddress, unisolated } from '../text/isolated.ts'
import { codedNames, readableName, toUnicode } from './domain-spelling.ts'

/** How names are stored, by how they were shown. */
const storedAs = new Map<string, string>()

/** A domain or an address alone, in the letters that people read. */
export const readableAlone = (address: string): string =>
  address.replace(codedNames, name => {
    const shown = readableName(name)
    if (shown !== name) storedAs.set(shown, name)
    return shown
  })

/** A sentence with names, in the letters that people read; none of them reorders the sentence. */
export const readable = (text: string): string =>
  text.replace(codedNames, name => isolatedAddress(readableAlone(name)))

/** For a hover: as it is read, and below it as it is stored, where these differ. */
export function bothSpellings(text: string): string {
  const shown = readable(text)
  return shown === text ? text : `${shown}\n${text}`
}

/** Names in a text as they are stored, so that what is copied can be pasted anywhere. */
export function asStored(text: string): string {
  const plain = unisolated(text)
  const names = [...storedAs].filter(([shown]) => plain.includes(shown))
  // the longest first: one name may be the end of another
  names.sort(([one], [other]) => other.length - one.length)
  return names.reduce((copied, [shown, name]) => copied.replaceAll(shown, name), plain)
}

/** Whether a name contains a text in either spelling; `wanted` is lower-case. */
export const containsText = (name: string, wanted: string): boolean =>
  name.includes(wanted) || toUnicode(name).includes(wanted)
