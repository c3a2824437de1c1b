import { write } from '../../db/core/database.ts'
import {
  addVersion,
  currentVersion,
  currentVersions,
  listVersions,
} from '../../db/letters/letter-templates.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { fieldsOfKind } from '../../shared/letters/fields.ts'
import { letterKinds } from '../../shared/letters/letter.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageWindow } from '../border/page-window.ts'
import { notFound } from '../border/refusal.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { currentTemplate } from './compose-letter.ts'
import { exampleValues, previewLetter } from './preview.ts'
import { letterWords } from './texts/languages.ts'

const changed = (at: number | null) => (at === null ? {} : { changedAt: iso(at) })

export function templateCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'letters.templates'({ language }) {
      const versions = new Map(
        currentVersions(db().reader, language).map(one => [one.kind, one]),
      )
      return ok(
        letterKinds.map(kind => {
          const version = versions.get(kind)
          const isChanged = version !== undefined && version.body !== null
          return { kind, language, isChanged, ...changed(version?.createdAt ?? null) }
        }),
      )
    },
    'letters.template'({ kind, language }) {
      const { id, subject, body, changedAt } = currentTemplate(db().reader, { kind, language })
      const exampleOf = exampleValues(kind, language)
      const fields = Object.entries(fieldsOfKind(kind)).map(([name, field]) => ({
        name,
        ...field,
        example: exampleOf(name),
      }))
      const isChanged = id !== null
      return ok({ kind, language, subject, body, isChanged, ...changed(changedAt), fields })
    },
    'letters.saveTemplate': ({ kind, language, subject, body }) =>
      write(db(), tx => {
        const key = { kind, language }
        const same = (words: { readonly subject: string; readonly body: string }) =>
          words.subject === subject && words.body === body
        const current = currentTemplate(tx, key)
        if (same(current)) return ok({ isChanged: current.id !== null })
        const isBuiltIn = same(letterWords[language].templates[kind])
        addVersion(tx, key, isBuiltIn ? null : { subject, body }, systemClock.now())
        return ok({ isChanged: !isBuiltIn })
      }),
    'letters.restoreTemplate': key =>
      write(db(), tx => {
        const isChanged = currentTemplate(tx, key).id !== null
        if (isChanged) addVersion(tx, key, null, systemClock.now())
        return ok(null)
      }),
    'letters.templateVersions'({ kind, language, ...paged }) {
      const key = { kind, language }
      const current = currentVersion(db().reader, key)
      const { rows, total } = listVersions(db().reader, key, pageWindow(paged))
      const builtIn = letterWords[language].templates[kind]
      return ok({
        rows: rows.map(({ version: { id, subject, body, createdAt }, letterCount }) => ({
          id,
          subject: subject ?? builtIn.subject,
          body: body ?? builtIn.body,
          isBuiltIn: body === null,
          isCurrent: id === current?.id,
          createdAt: iso(createdAt),
          letterCount,
        })),
        total,
      })
    },
    'letters.preview'(args) {
      const letter = previewLetter(db().reader, args)
      if (letter === null) return fail(notFound('This order'))
      const { subject, body: text, html, isExample } = letter
      return ok({ subject, text, html, isExample })
    },
    async 'letters.sendTest'(args) {
      const letter = previewLetter(db().reader, args)
      if (letter === null) return fail(notFound('This order'))
      return ok(await context.workspace().mail.sendTest(letter))
    },
  } satisfies Partial<Handlers>
}
