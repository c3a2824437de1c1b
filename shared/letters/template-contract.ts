import { z } from 'zod'
import { id, paging } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Page, Time } from '../border/paging.ts'
import { ofTemplates } from '../border/stale.ts'
import type { LetterLanguage } from './language.ts'
import type { LetterKind } from './letter.ts'
import { refuseProblems, type TemplateWords, templateKey, templateWords } from './template.ts'

export type TemplateRow = {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  /** The words are those of staff. */
  readonly isChanged: boolean
  /** When they were last changed, or the built-in ones restored; absent: never. */
  readonly changedAt?: Time
}

export type Template = TemplateRow &
  TemplateWords & {
    /** What the letter can name, in the language of the template. */
    readonly fields: readonly {
      readonly name: string
      readonly means: string
      readonly takes: 'line' | 'lines'
      readonly example: string
    }[]
  }

export type TemplateVersion = TemplateWords & {
  readonly id: number
  /** The built-in words were restored. */
  readonly isBuiltIn: boolean
  /** It is the one that counts. */
  readonly isCurrent: boolean
  readonly createdAt: Time
  /** How many letters have these words. */
  readonly letterCount: number
}

export type LetterPreview = {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The order has nothing of what the letter tells, so it tells an example. */
  readonly isExample: boolean
}

const key = z.strictObject(templateKey)
/** What is typed is shown without being saved; what is left out is as it is saved. */
const shown = z
  .strictObject({
    ...templateKey,
    /** The order that the letter is about; absent: one that there is not. */
    orderId: id.optional(),
    subject: templateWords.subject.optional(),
    body: templateWords.body.optional(),
  })
  .superRefine(refuseProblems)

export const templateCalls = {
  /** Every letter that there is, in one language. */
  'letters.templates': reads({
    args: z.strictObject({ language: templateKey.language }),
    answer: answer<readonly TemplateRow[]>(),
  }),
  'letters.template': reads({ args: key, answer: answer<Template>() }),
  /** Adds a version, which counts for letters that are written from now on. */
  'letters.saveTemplate': acts({
    args: z.strictObject({ ...templateKey, ...templateWords }).superRefine(refuseProblems),
    answer: answer<{ readonly isChanged: boolean }>(),
    stale: ofTemplates,
  }),
  /** Has the built-in words count again; what staff wrote stays among the versions. */
  'letters.restoreTemplate': acts({ args: key, answer: answer<null>(), stale: ofTemplates }),
  /** The versions, the newest first. */
  'letters.templateVersions': reads({
    args: z.strictObject({ ...templateKey, ...paging }),
    answer: answer<Page<TemplateVersion>>(),
  }),
  /** The letter as it would be written now. */
  'letters.preview': reads({ args: shown, answer: answer<LetterPreview>() }),
  /** Sends that letter to the agency's address or, without one, to the sender's. */
  'letters.sendTest': acts({
    args: shown,
    answer: answer<{ readonly ok: boolean; readonly detail: string }>(),
    stale: ['practice.inbox'],
  }),
}
