import type { Reader } from '../../db/core/database.ts'
import { currentVersion, type TemplateKey } from '../../db/letters/letter-templates.ts'
import type { LetterLanguage } from '../../shared/letters/language.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { fillTemplate, type TemplateWords } from '../../shared/letters/template.ts'
import { signatureName } from '../../shared/settings/settings.ts'
import { asLine } from '../../shared/text/line.ts'
import { readGroup } from '../settings/settings.ts'
import { htmlOf } from './html.ts'
import type { LetterNews } from './texts/facts.ts'
import { letterWords } from './texts/languages.ts'
import { type About, valuesOf } from './texts/values.ts'

/** A whole letter. It never has a credential. */
export type ComposedLetter = {
  readonly subject: string
  readonly body: string
  readonly html: string
  readonly language: LetterLanguage
  /** The version whose words it has; null: the built-in ones. */
  readonly templateId: number | null
}

/** The words that count for a kind of letter in a language. */
export function currentTemplate(
  tx: Reader,
  { kind, language }: TemplateKey,
): TemplateWords & { readonly id: number | null; readonly changedAt: number | null } {
  const version = currentVersion(tx, { kind, language })
  const changedAt = version?.createdAt ?? null
  const { subject = null, body = null } = version ?? {}
  return subject === null || body === null
    ? { ...letterWords[language].templates[kind], id: null, changedAt }
    : { subject, body, id: version?.id ?? null, changedAt }
}

/** The language for a customer, or for the agency with null. */
export const languageFor = (tx: Reader, chosen: LetterLanguage | null): LetterLanguage =>
  chosen ?? readGroup(tx, 'letters').language

/** Makes a letter of the words that count. */
export function composeLetter(
  tx: Reader,
  news: LetterNews,
  about: About,
  language: LetterLanguage,
): ComposedLetter {
  const template = currentTemplate(tx, { kind: news.kind, language })
  const signature = readGroup(tx, 'letters')[signatureName(language)]
  return { ...fill(template, news, about, { language, signature }), templateId: template.id }
}

type Manner = { readonly language: LetterLanguage; readonly signature: string }

/** Makes a letter of these words, which need not be stored. */
export function fill<Kind extends LetterKind>(
  template: TemplateWords,
  { kind, facts }: LetterNews<Kind>,
  about: About,
  { language, signature }: Manner,
): Omit<ComposedLetter, 'templateId'> {
  const valueOf = valuesOf(kind, facts, letterWords[language], about)
  const subject = asLine(fillTemplate(template.subject, valueOf))
  const text = fillTemplate(template.body, valueOf)
  const body = signature === '' ? text : `${text}\n\n${signature}`
  return { subject, body, html: htmlOf({ subject, body }, language), language }
}
