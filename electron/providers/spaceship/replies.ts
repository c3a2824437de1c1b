import { z } from 'zod'
import { toHostNames } from '../host-names.ts'
import { fieldOf, textsIn } from '../json.ts'

const domainInfo = z.object({
  nameservers: z.object({ hosts: z.array(z.string()).nullish() }).nullish(),
})

const domainList = z.object({
  items: z.array(z.unknown()),
  total: z.int().nonnegative().nullish(),
})

/** The hosts as they are, the registrar's own pair too. null: not a domain's answer. */
export function readHosts(body: unknown): readonly string[] | null {
  const info = domainInfo.safeParse(body).data
  return info === undefined ? null : toHostNames(info.nameservers?.hosts ?? [])
}

/** Names of one page of the account, and how many the whole holds. null: not a list. */
export function readDomainPage(
  body: unknown,
): { readonly names: readonly string[]; readonly total: number } | null {
  const list = domainList.safeParse(body).data
  if (list === undefined) return null
  const names = list.items.flatMap(item => {
    const name = fieldOf(item, 'name')
    return typeof name === 'string' ? [name] : []
  })
  return { names, total: list.total ?? list.items.length }
}

/** What a problem body says: its detail or title, then the wrong fields; perhaps empty. */
export function readProblem(body: unknown): string {
  const general = ['detail', 'title', 'message', 'error']
    .map(name => fieldOf(body, name))
    .find(value => typeof value === 'string' && value.trim() !== '')
  // the vendor's client reads the list under `errors`; `data` was seen, too
  const fields = ['errors', 'data'].flatMap(name => readFields(fieldOf(body, name)))
  return [...textsIn(general).map(({ text }) => text), ...fields].join(' ').trim()
}

function readFields(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return []
  return list.slice(0, 20).map(entry => {
    const field = fieldOf(entry, 'field')
    const details = textsIn(fieldOf(entry, 'details') ?? fieldOf(entry, 'detail') ?? entry)
    const text = details.map(({ text }) => text).join(' ')
    return typeof field === 'string' ? `${field}: ${text}.` : text
  })
}
