import { Tag } from './Tag.tsx'

type Props = {
  /** Absent until a test was made. */
  readonly result: { readonly ok: boolean; readonly detail: string } | undefined
  readonly words: { readonly good: string; readonly bad: string }
}

/** How a test went, in a word and in the words of the server. */
export function TestResult({ result, words }: Props) {
  if (result === undefined) return null
  return (
    <div
      role="status"
      className="row breaks wrap"
      style={{ flex: '1 0 100%', gap: '2px 12px' }}
    >
      <Tag meaning={result.ok ? 'done' : 'failed'} look="plain">
        {result.ok ? words.good : words.bad}
      </Tag>
      <span>{result.detail}</span>
    </div>
  )
}
