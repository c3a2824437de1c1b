import { z } from 'zod'
import { containsHidden } from '../text/hidden-signs.ts'
import { isolated, unisolated } from '../text/isolated.ts'
import { fieldsOfKind } from './fields.ts'
import { letterLanguages } from './language.ts'
import { type LetterKind, letterKinds } from './letter.ts'

/** `{{customer_name}}`, with blanks inside the braces if staff like them. */
const field = /\{\{\s*([a-z_]+)\s*\}\}/g
const anyField = /\{\{([^{}]*)\}\}/g
/** How people call what no letter may carry. */
const secret = /pass|key|secret|token|credential|code|login/i
const control = /[^\P{Cc}\n\t]/u
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/u
const hiddenSign = 'A hidden sign is in it. Type it instead of pasting it.'

/** The signs that keep a name from reordering a sentence are Boxwright's own. */
const hides = (text: string): boolean => containsHidden(unisolated(text))

/** Text of several lines in which nothing is hidden; line breaks are single line feeds. */
const letterText = (max: number) =>
  z
    .string()
    .overwrite(text => text.replace(/\r\n?/g, '\n'))
    .trim()
    .max(max, `At most ${max} characters.`)
    .refine(text => !control.test(text) && !hides(text), hiddenSign)

export const signatureText = letterText(2_000)
const subjectLine = z
  .string()
  .trim()
  .min(1, 'Enter a subject.')
  .max(250, 'At most 250 characters.')
  .refine(text => !breaks.test(text), 'A subject has one line.')
  .refine(text => !hides(text), hiddenSign)
const bodyText = letterText(20_000).min(1, 'Enter the text.')

/** A letter as staff may change it while it is held. */
export const editedLetter = { subject: subjectLine, text: bodyText }

export const templateKey = { kind: z.enum(letterKinds), language: z.enum(letterLanguages) }

/** Words with merge fields; what a field cannot be is refused beside the words that name it. */
export const templateWords = { subject: subjectLine, body: bodyText }

export type TemplateWords = { readonly subject: string; readonly body: string }

/** Why a template cannot be used as it is; null: it can. */
export function templateProblem(
  kind: LetterKind,
  part: keyof TemplateWords,
  text: string,
): string | null {
  const fields = fieldsOfKind(kind)
  for (const [whole, inside = ''] of text.matchAll(anyField)) {
    const name = inside.trim()
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (known === undefined) return unknownField(whole.slice(0, 60), name)
    if (part === 'subject' && known.takes === 'lines')
      return `${whole} takes several lines; a subject has one.`
  }
  const rest = text.replace(anyField, '')
  return /\{\{|\}\}/.test(rest) || /\{{3}|\}{3}/.test(text)
    ? 'A field has two braces on each side, like {{customer_name}}.'
    : null
}

const unknownField = (whole: string, name: string): string =>
  secret.test(name)
    ? `No letter carries a password or key, so there is no field ${isolated(whole)}.`
    : `There is no field ${isolated(whole)} in this letter. Choose one of the list.`

type TypedTemplate = { readonly kind: LetterKind } & {
  readonly [Part in keyof TemplateWords]?: string | undefined
}

/** Adds an issue for each part of a template that cannot be used. */
export function refuseProblems(
  { kind, subject, body }: TypedTemplate,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  for (const [part, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    const message = text === undefined ? null : templateProblem(kind, part, text)
    if (message !== null) context.addIssue({ code: 'custom', path: [part], message })
  }
}

/**
 * The text with the values of its fields. A line that has only fields is left out when all of them
 * are empty. Values are put in once, so braces in a value stay what they are.
 */
export function fillTemplate(text: string, valueOf: (name: string) => string): string {
  const filled = text.split('\n').flatMap(line => {
    const whole = line.replace(field, (_, name: string) => valueOf(name))
    const isFieldsOnly = line.trim() !== '' && line.replace(field, '').trim() === ''
    return isFieldsOnly && whole.trim() === '' ? [] : [whole]
  })
  return filled
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
