import { numberText } from './locale.ts'

/** "1 order", "2,000 orders". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`
}
