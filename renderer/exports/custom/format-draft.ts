import { create } from 'zustand'
import {
  type CustomColumn,
  type CustomFormat,
  customFormatSchema,
} from '../../../shared/exports/custom-format.ts'
import { formatOfSample, type Sample } from '../../../shared/exports/read-sample.ts'
import { issues, type Problems, told } from '../../../shared/problems.ts'
import { countProblem } from '../../ui/form/read-number.ts'

/** A format as it is typed. */
export type FormatDraft = Omit<CustomFormat, 'mostRows'> & {
  /** '' for any number; text that is no number is refused. */
  readonly mostRows: number | string
  /** Columns whose field was guessed, and that nobody has looked at yet. */
  readonly guessed: ReadonlySet<number>
  /** Some rows of the sample, as hints. They are in the window alone. */
  readonly hints: Sample['rows']
}

type Drafts = { readonly drafts: Readonly<Record<string, FormatDraft | undefined>> }
const useDrafts = create<Drafts>(() => ({ drafts: {} }))

/** What was typed and not saved: visiting another page does not lose it. */
export const useDraft = (key: string) => useDrafts(state => state.drafts[key])

/** Keeps what was typed; undefined: it was saved, or given up. */
export const putDraft = (key: string, draft: FormatDraft | undefined) =>
  useDrafts.setState(before => ({ drafts: { ...before.drafts, [key]: draft } }))

export const draftOf = (format: CustomFormat): FormatDraft => ({
  ...format,
  mostRows: format.mostRows ?? '',
  guessed: new Set(),
  hints: [],
})

/** The draft with the columns of a sample; columns of the same title keep what they have. */
export const withSample = (sample: Sample, before?: FormatDraft): FormatDraft => ({
  ...formatOfSample(sample, before?.columns),
  name: before?.name ?? '',
  mostRows: before?.mostRows ?? '',
  hints: sample.rows,
})

export function withColumn(
  draft: FormatDraft,
  at: number,
  change: Partial<CustomColumn>,
): FormatDraft {
  const guessed = new Set(draft.guessed)
  guessed.delete(at)
  const columns = draft.columns.map((column, other) => {
    if (other !== at) return column
    const { title, field, text } = { ...column, ...change }
    return { title, field, ...(field === 'text' && text !== undefined && { text }) }
  })
  return { ...draft, columns, guessed }
}

/** What would be saved; a limit that is no number is left out, and refused by `draftProblems`. */
export const formatOfDraft = ({
  name,
  separator,
  truth,
  columns,
  mostRows,
}: FormatDraft): CustomFormat => ({
  name,
  separator,
  truth,
  columns,
  ...(typeof mostRows === 'number' && { mostRows }),
})

/** One sentence for each field that is wrong. */
export const draftProblems = (draft: FormatDraft): Problems => ({
  ...issues(customFormatSchema.safeParse(formatOfDraft(draft))),
  ...told({ mostRows: countProblem(draft.mostRows) }),
})
