import { numberText } from '../../../shared/text/locale.ts'

/** Names that are told one by one; the others are a number. */
const namedAtMost = 3

/** What to look at before a name is taken that may pass for another; one sentence each. */
export function lookAlikeWords(names: readonly string[]): readonly string[] {
  const more = names.length - namedAtMost
  const words = names
    .slice(0, namedAtMost)
    .map(
      name =>
        `${name} is written in letters that look like those of another alphabet. Check that it is the domain that is meant.`,
    )
  return more > 0
    ? [...words, `And ${numberText(more)} more ${more === 1 ? 'is' : 'are'} written so.`]
    : words
}
