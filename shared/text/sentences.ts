import { z } from 'zod'
import { numberText } from './locale.ts'

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0]

/** The sentence for an issue whose schema has none of its own; undefined: zod's own one. */
function sentenceOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'This is missing.'
    if (issue.expected === 'number') return 'Enter a number.'
    return issue.expected === 'int' ? 'Enter a whole number.' : undefined
  }
  if (issue.code === 'too_small')
    return limitWords(issue.origin, `at least ${numberText(Number(issue.minimum))}`)
  return issue.code === 'too_big'
    ? limitWords(issue.origin, `at most ${numberText(Number(issue.maximum))}`)
    : undefined
}

function limitWords(origin: string, limit: string): string | undefined {
  if (origin === 'number' || origin === 'int') return `Enter ${limit}.`
  return origin === 'string' ? `Enter ${limit} characters.` : undefined
}

z.config({ customError: sentenceOf })
