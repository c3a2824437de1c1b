import { and, asc, count, desc, eq, inArray, max, type SQL, sql } from 'drizzle-orm'
import type { LetterLanguage } from '../../shared/letters/language.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import type { TemplateWords } from '../../shared/letters/template.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { letters, letterTemplates } from '../schema/schema.ts'

export type TemplateVersion = typeof letterTemplates.$inferSelect
export type TemplateKey = { readonly kind: LetterKind; readonly language: LetterLanguage }

const isOf = ({ kind, language }: TemplateKey): SQL | undefined =>
  and(eq(letterTemplates.kind, kind), eq(letterTemplates.language, language))

const lastVersion = preparedQuery(tx =>
  tx
    .select()
    .from(letterTemplates)
    .where(
      and(
        eq(letterTemplates.kind, sql.placeholder('kind')),
        eq(letterTemplates.language, sql.placeholder('language')),
      ),
    )
    .orderBy(desc(letterTemplates.id))
    .limit(1)
    .prepare(),
)

/** The version that counts; null: the words were never changed. */
export const currentVersion = (tx: Reader, key: TemplateKey): TemplateVersion | null =>
  lastVersion(tx).get(key) ?? null

export const findVersion = (tx: Reader, id: number): TemplateVersion | null =>
  tx.select().from(letterTemplates).where(eq(letterTemplates.id, id)).get() ?? null

/** Adds a version, which counts from now on; null: the built-in words do. Returns its id. */
export function addVersion(
  tx: Writer,
  { kind, language }: TemplateKey,
  words: TemplateWords | null,
  now: number,
): number {
  const { subject, body } = words ?? { subject: null, body: null }
  return tx
    .insert(letterTemplates)
    .values({ kind, language, subject, body, createdAt: now })
    .returning({ id: letterTemplates.id })
    .get().id
}

/** The versions of a language that count, one for each kind whose words were ever changed. */
export function currentVersions(
  tx: Reader,
  language: LetterLanguage,
): readonly TemplateVersion[] {
  const last = tx
    .select({ id: max(letterTemplates.id) })
    .from(letterTemplates)
    .where(eq(letterTemplates.language, language))
    .groupBy(letterTemplates.kind)
  return tx
    .select()
    .from(letterTemplates)
    .where(inArray(letterTemplates.id, last))
    .orderBy(asc(letterTemplates.id))
    .all()
}

/** One page of versions, the newest first, with the number of letters that have the words of each. */
export function listVersions(
  tx: Reader,
  key: TemplateKey,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const rows = tx
    .select({
      version: letterTemplates,
      letterCount: tx.$count(letters, eq(letters.templateId, letterTemplates.id)),
    })
    .from(letterTemplates)
    .where(isOf(key))
    .orderBy(desc(letterTemplates.id))
    .limit(limit)
    .offset(offset)
    .all()
  const total = tx.select({ n: count() }).from(letterTemplates).where(isOf(key)).get()?.n ?? 0
  return { rows, total }
}
