import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { fieldWords, type ImportField } from '../../shared/imports/fields.ts'
import type { Question } from '../../shared/imports/orders/guess-columns.ts'
import { type Chosen, sampleOf, withColumn } from '../../shared/imports/orders/mapping.ts'
import { keysOf } from '../../shared/imports/orders/order-doubts.ts'
import type { Table } from '../../shared/imports/table.ts'
import { columnName } from '../../shared/imports/titles.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { focusFirst } from '../ui/form/focus-first.ts'
import { showProblem } from '../ui/show.ts'
import { ColumnQuestion } from './ColumnQuestion.tsx'
import classes from './ColumnQuestions.module.css'
import { changeRows, mapColumns, useImport } from './import-session.ts'
import { readFile } from './read-file.ts'
import { useRememberColumns } from './remember-columns.ts'

type Props = { readonly table: Table; readonly questions: readonly Question[] }

/** Asks what only a person can say of a file, once, before its orders are shown. */
export function ColumnQuestions({ table, questions }: Props) {
  const { mapping, source } = useImport()
  const form = useRef<HTMLFormElement>(null)
  const remember = useRememberColumns()
  const [answers, setAnswers] = useState<Answers>(() => suggested(questions))
  const [fill, setFill] = useState<'fill' | 'leave' | null>(null)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const { titles, mergedColumns } = table
  // a column that may hold keys counts as one until it is said to be another
  const keys = useMemo(() => {
    const maybe = questions.map(({ field, columns }) => [field, columns[0]])
    return keysOf(table, { ...mapping, ...Object.fromEntries(maybe) })
  }, [table, mapping, questions])
  const isMerged = mergedColumns.length > 0
  const names = mergedColumns.map(at => `“${columnName(titles[at] ?? '', at)}”`)

  const goOn = useMutation({
    mutationFn: async () => {
      const chosen = chosenBy(questions, answers)
      let next = mapping
      for (const [column, field] of chosen) next = withColumn(next, column, field)
      if (isMerged && source !== null) {
        const answered = {
          titleRow: table.titleRow,
          fillDown: fill === 'fill' ? mergedColumns : [],
        }
        const again = { ...source, answers: answered }
        const read = await readFile(again)
        if (!read.ok) return showProblem(read.failure)
        changeRows(read.value, again)
      }
      if (chosen.size > 0) remember(titles, chosen)
      mapColumns(next)
    },
  })
  const submit = () => {
    const missing = [
      ...questions.flatMap(({ field }) => (answers[field] === undefined ? [field] : [])),
      ...(isMerged && fill === null ? ['merged'] : []),
    ]
    const found = Object.fromEntries(missing.map(name => [name, 'Say which is meant.']))
    setErrors(found)
    if (missing.length === 0) goOn.mutate()
    else focusFirst(form.current, found)
  }
  return (
    <form
      ref={form}
      noValidate
      className="stack"
      style={{ gap: 24, maxWidth: 640 }}
      aria-label="What is meant"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="quiet">
        {`${countOf(questions.length + (isMerged ? 1 : 0), 'question')} before the orders are shown.`}
        {questions.length > 0 && ' Your answer is remembered for columns of the same title.'}
      </p>
      {questions.map(({ field, columns }) => (
        <ColumnQuestion
          key={field}
          path={field}
          label={questionWords[field] ?? `Which column is “${fieldWords[field].label}”?`}
          error={errors[field]}
          value={answers[field] ?? null}
          options={[
            ...columns.map(at => ({
              value: String(at),
              label: columnName(titles[at] ?? '', at),
              sample: sampleOf(table, at, field, keys, 3) ?? 'Empty',
            })),
            { value: none, label: columns.length === 1 ? 'No, leave it out' : 'None of them' },
          ]}
          onChange={value => setAnswers(before => ({ ...before, [field]: value }))}
        />
      ))}
      {isMerged && (
        <ColumnQuestion
          path="merged"
          label="Are these merged cells?"
          description={`Some rows leave ${names.join(', ')} empty below a row that fills them.`}
          error={errors['merged']}
          value={fill}
          options={[
            { value: 'fill', label: 'Yes, a value counts for the empty cells below it' },
            { value: 'leave', label: 'No, the cells are empty' },
          ]}
          onChange={value => setFill(value === 'fill' ? 'fill' : 'leave')}
        />
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={goOn.isPending}>
          Show the orders
        </Button>
      </div>
    </form>
  )
}

const none = 'none'
/** By field: the number of the chosen column, or `none`. */
type Answers = Readonly<Partial<Record<ImportField, string>>>

function suggested(questions: readonly Question[]): Answers {
  return Object.fromEntries(
    questions.flatMap(({ field, suggested }) =>
      suggested === null ? [] : [[field, String(suggested)]],
    ),
  )
}

/**
 * What the answers say of columns. The answer `none` says of each column of the question that
 * it is not meant.
 */
function chosenBy(questions: readonly Question[], answers: Answers): Chosen {
  return new Map(
    questions.flatMap(({ field, columns }): [number, ImportField | null][] => {
      const answer = answers[field]
      return answer === undefined || answer === none
        ? columns.map(column => [column, null])
        : [[Number(answer), field]]
    }),
  )
}

/** Questions that need more than the name of the field, because a wrong column does harm. */
const questionWords: Readonly<Partial<Record<ImportField, string>>> = {
  domains: 'Which column holds the domains to move to Mailin?',
  registrar: 'Which column names the registrar?',
  registrarKey: 'Which column holds the API keys of the registrar?',
  registrarSecret: 'Which column holds the API secrets of the registrar?',
}
