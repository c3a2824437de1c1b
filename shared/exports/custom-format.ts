import { z } from 'zod'
import { requiredLine } from '../text/line.ts'
import { customFields } from './custom-fields.ts'
import { looksLikeFormula } from './formula-guard.ts'

export const mostCustomFormats = 50
/** Columns that a custom format has at most. */
export const mostColumns = 200

export const fileSeparators = [',', ';', '\t', '|'] as const
export type FileSeparator = (typeof fileSeparators)[number]

export const separatorWords: Record<FileSeparator, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
}

/** How true and false are written, each by its word for true. */
export const truthWords = ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', '1'] as const
export type Truth = (typeof truthWords)[number]

/** The word for false beside each word for true. */
export const falseWords: Record<Truth, string> = {
  true: 'false',
  True: 'False',
  TRUE: 'FALSE',
  yes: 'no',
  Yes: 'No',
  YES: 'NO',
  on: 'off',
  1: '0',
}

const column = z
  .strictObject({
    /** As the target's sample has it, to the letter. */
    title: z
      .string()
      .max(500, 'A title has at most 500 characters.')
      .refine(title => !title.includes('\0'), 'The title has a sign that no file can have.')
      .refine(
        title => !looksLikeFormula(title),
        'A spreadsheet would take this title for a formula. Remove the sign at its beginning from the sample.',
      ),
    field: z.enum(customFields),
    /** What stands in each row, where the field is `text`. */
    text: z.string().max(1000, 'At most 1,000 characters.').optional(),
  })
  .refine(({ field, text = '' }) => field !== 'text' || text !== '', {
    path: ['text'],
    message: 'Enter the text, or choose Empty.',
  })

/** A format that staff made of a target's sample. */
export const customFormatSchema = z.strictObject({
  name: requiredLine(60, 'Enter a name.'),
  separator: z.enum(fileSeparators),
  truth: z.enum(truthWords),
  mostRows: z
    .int('Enter a whole number.')
    .min(1, 'At least 1.')
    .max(100_000, 'At most 100,000.')
    .optional(),
  columns: z
    .array(column)
    .min(1, 'A format has at least one column.')
    .max(mostColumns, `A format has at most ${mostColumns} columns.`)
    .refine(
      columns => columns.some(({ field }) => field === 'email' || field === 'userName'),
      'No column has the address, so nobody could tell the mailboxes apart. Choose it for one.',
    ),
})
export type CustomFormat = Readonly<z.output<typeof customFormatSchema>>
export type CustomColumn = CustomFormat['columns'][number]
