import type { LetterLanguage } from '../../../shared/letters/language.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import type { LetterWords } from './letter-words.ts'

export const letterWords: Readonly<Record<LetterLanguage, LetterWords>> = {
  en: english,
  de: german,
}
