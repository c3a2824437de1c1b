const begin = '<!-- reliability:begin -->'
const end = '<!-- reliability:end -->'

/** The lines of a test run that begin with `reliability:`, each once, sorted. */
export function figuresIn(output: string): readonly string[] {
  const lines = output.split('\n').map(line => line.replaceAll(colour, '').trim())
  return [...new Set(lines.filter(line => line.startsWith('reliability:')))].sort()
}

// oxlint-disable-next-line no-control-regex -- colours of a terminal begin with this sign
const colour = /\u001b\[[\d;]*m/g

/** The page with these figures between its two marks; throws when it lacks the marks. */
export function withFigures(page: string, figures: readonly string[]): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from === -1 || to < from) throw new Error(`The page lacks ${begin} … ${end}.`)
  const block = ['', '```text', ...figures, '```', ''].join('\n')
  return page.slice(0, from + begin.length) + block + page.slice(to)
}
