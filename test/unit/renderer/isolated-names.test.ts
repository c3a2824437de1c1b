import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

/** How code calls what staff, customers or a file wrote. */
const outside = /^(\w*[nN]ames?|customer|search|typed|expected|titles)$/
/** No signs are needed: they are put there, or nobody reads the text. */
const apart = new Set(['isolated', 'readable', 'navigate', 'setFieldValue'])
const unread = new Set(['id', 'key', 'rowKey', 'viewKey', 'href', 'to', 'className'])

/** Files whose names are of domains, prefixes or this code's own, in letters of ASCII. */
const plainNames = new Set([
  'electron/imports/calls.ts',
  'electron/orders/act-calls.ts',
  'electron/orders/change-prefixes.ts',
  'electron/orders/replace-domain.ts',
  'electron/orders/transition-texts.ts',
  'electron/orders/transitions.ts',
  'electron/orders/work-by-hand.ts',
  'electron/letters/texts/lines.ts',
  'renderer/ui/table/selection/ChoiceCells.tsx',
  'renderer/shell/commands/use-run-command.ts',
  'renderer/diagnosis/CheckRow.tsx',
  'renderer/diagnosis/DiagnosisButton.tsx',
  'renderer/imports/ColumnQuestions.tsx',
  'renderer/imports/FileLines.tsx',
  'shared/imports/orders/form-of-cells.ts',
  'shared/imports/orders/gather-orders.ts',
  'renderer/letters/LetterDialog.tsx',
  'renderer/letters/templates/TemplateForm.tsx',
  'renderer/orders/acts/DomainMenu.tsx',
  'renderer/orders/acts/MailboxPreview.tsx',
  'renderer/orders/acts/PrefixesForm.tsx',
  'renderer/orders/acts/ReplaceForm.tsx',
  'renderer/orders/acts/StatusForm.tsx',
  'renderer/orders/form/PracticeDomains.tsx',
  'renderer/orders/form/look-alikes.ts',
  'renderer/orders/form/preview.ts',
  'renderer/orders/changed/OrderNow.tsx',
  'renderer/orders/order/DetailsTab.tsx',
  'renderer/orders/order/DomainRow.tsx',
  'renderer/orders/order/domain-line.ts',
  'renderer/orders/order/mailbox-rows.ts',
  'renderer/backups/backup-columns.tsx',
  'renderer/settings/RegistrarsSection.tsx',
  'renderer/shell/Entries.tsx',
])

it('every name in a sentence is isolated', () => {
  const files = globSync([
    'renderer/**/*.{ts,tsx}',
    'shared/imports/orders/*.ts',
    'electron/{customers,imports,letters,mailboxes,orders,plans,records}/**/*.ts',
    'electron/**/*calls.ts',
    'electron/desktop/news.ts',
  ])
  const bare = files.map(file => [file, bareNames(file)] as const)
  const found = bare.flatMap(([file, names]) => (plainNames.has(file) ? [] : names))

  expect(found, 'isolated(…) in a sentence, <OutsideText> among elements').toEqual([])
  const without = bare.filter(([file, names]) => plainNames.has(file) && names.length === 0)
  expect(without, 'no exception any more').toEqual([])
})

type Node = Readonly<Record<string, unknown>> & {
  readonly type: string
  readonly start: number
  readonly end: number
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

/** Names that stand bare in a template or among elements: "file:line code". */
function bareNames(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8')
  if (!/names?\b|customer|search|typed|expected|titles/i.test(source)) return []
  const found: string[] = []
  const look = (expression: unknown) => {
    if (!isNode(expression) || !lastWords(expression).some(word => outside.test(word))) return
    const line = source.slice(0, expression.start).split('\n').length
    found.push(`${file}:${line} ${source.slice(expression.start, expression.end)}`)
  }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (!isNode(value) || isApart(value)) return
    if (value.type === 'TemplateLiteral') listOf(value['expressions']).forEach(look)
    if (value.type === 'JSXElement' || value.type === 'JSXFragment')
      for (const child of listOf(value['children']))
        if (child.type === 'JSXExpressionContainer') look(child['expression'])
    Object.values(value).forEach(walk)
  }
  walk(parseSync(file, source).program)
  return found
}

function isApart(node: Node): boolean {
  if (node.type === 'CallExpression') return lastWords(node['callee']).some(has(apart))
  if (node.type === 'JSXAttribute') return lastWords(node['name']).some(has(unread))
  if (node.type === 'Property') return lastWords(node['key']).some(has(unread))
  return node.type === 'JSXOpeningElement' && lastWords(node['name']).includes('OutsideText')
}

const has = (words: ReadonlySet<string>) => (word: string) => words.has(word)
const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isNode) : [])

/** The word that says what an expression holds; of either side where there are two. */
function lastWords(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return typeof node['name'] === 'string' ? [node['name']] : []
    case 'MemberExpression':
      return lastWords(node['computed'] === true ? node['object'] : node['property'])
    case 'ChainExpression':
      return lastWords(node['expression'])
    case 'LogicalExpression':
      return [...lastWords(node['left']), ...lastWords(node['right'])]
    case 'ConditionalExpression':
      return [...lastWords(node['consequent']), ...lastWords(node['alternate'])]
    case 'CallExpression':
      return changedText(node['callee'])
    default:
      return []
  }
}

/** `names.join(', ')` holds what `names` holds. */
function changedText(callee: unknown): readonly string[] {
  if (!isNode(callee) || callee.type !== 'MemberExpression') return []
  const keepsText = ['join', 'slice', 'trim', 'toLowerCase', 'charAt']
  const isKept = lastWords(callee['property']).some(word => keepsText.includes(word))
  return isKept ? lastWords(callee['object']) : []
}
