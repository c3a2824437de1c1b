import type { Reader } from '../../db/core/database.ts'
import { readLetter } from '../../db/letters/letter-list.ts'
import { currentVersion, findVersion } from '../../db/letters/letter-templates.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { LetterDetail } from '../../shared/letters/letter.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { notFound } from '../border/refusal.ts'
import { viewLetter } from '../records/view-records.ts'
import { iso } from '../scheduler/clock.ts'
import { whyBehindLogins } from './view-behind-logins.ts'

/** A letter with what it waits for, and the words of staff that it was written in. */
export function viewLetterDetail(
  tx: Reader,
  id: number,
  agencyAddress: string,
): Result<LetterDetail, BorderFailure> {
  const row = readLetter(tx, id)
  if (row === null) return fail(notFound('This letter'))
  const letter = viewLetter(row, agencyAddress)
  return ok({
    ...letter,
    ...withoutNulls({
      loginsCause: letter.loginsSince === undefined ? null : whyBehindLogins(tx, letter.id),
      template: templateOf(tx, row.letter.templateId),
    }),
  })
}

function templateOf(tx: Reader, id: number | null): LetterDetail['template'] | null {
  const version = id === null ? null : findVersion(tx, id)
  if (version?.subject == null || version.body === null) return null
  const { subject, body, createdAt } = version
  return {
    subject,
    body,
    createdAt: iso(createdAt),
    isCurrent: currentVersion(tx, version)?.id === version.id,
  }
}
