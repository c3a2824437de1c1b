/** Languages that letters are written in, the usual one first. Stored. */
export const letterLanguages = ['en', 'de'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

export const letterLanguageWords: Readonly<Record<LetterLanguage, string>> = {
  en: 'English',
  de: 'German',
}
