import { z } from 'zod'
import { assertNever } from '../../shared/border/result.ts'
import type { Core } from './core.ts'
import type { DomainView } from './domains.ts'
import { domainIn } from './hostname.ts'
import { type Answer, jsonAnswer } from './http.ts'
import { invalidData, noSuchModel } from './mailin-answers.ts'
import { domainItem, page, strangerDomain } from './mailin-shapes.ts'
import { quirksOf } from './quirks.ts'

const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most))

export const searchQuery = z.strictObject({
  name: z.string().max(255).default(''),
  per_page: count(100).default(15),
  page: count(999_999).default(1),
})
export type SearchQuery = z.infer<typeof searchQuery>

export const transferBody = z.strictObject({ domain_name: z.string().min(1).max(255) })

export function listDomains(core: Core, query: SearchQuery): Answer {
  const text = query.name.trim().toLowerCase()
  const found = core.domains.search(text)
  const exact = found.find(({ name }) => name === text)
  const quirks = quirksOf(text)
  if (exact === undefined && text !== '' && found.length === 0 && quirks.isUnknownAs404) {
    return jsonAnswer(404, { message: 'Domain not found.' })
  }
  if (exact !== undefined && found.length === 1 && quirks.isBareObject) {
    return jsonAnswer(200, domainItem(exact))
  }
  const items = [...strangersFor(core, text, found), ...found].map(domainItem)
  return jsonAnswer(200, page(items, query.page, query.per_page))
}

function strangersFor(
  core: Core,
  text: string,
  found: readonly DomainView[],
): readonly DomainView[] {
  if (text === '') return core.strangers.map(strangerDomain)
  const name = `my-${text}`
  const isReal = found.some(domain => domain.name === name)
  return domainIn(text) === text && !isReal ? [strangerDomain(name)] : []
}

export function showDomain(core: Core, id: string): Answer {
  const domain = core.domains.byId(Number(id))
  return domain === null ? noSuchModel(404, 'Domain', id) : jsonAnswer(200, domainItem(domain))
}

export function transferDomain(core: Core, body: z.infer<typeof transferBody>): Answer {
  const transfer = core.domains.transfer(body.domain_name.trim().toLowerCase())
  switch (transfer.kind) {
    case 'started':
      return jsonAnswer(200, {
        message: 'Domain transfer process started',
        name_servers: transfer.nameServers,
      })
    case 'exists':
      return invalidData({ domain_name: ['The domain already exists in your account.'] })
    case 'full':
      return jsonAnswer(402, {
        message:
          'You have reached the domain limit of your plan. Upgrade your plan to add more.',
      })
    case 'invalid':
      return invalidData({ domain_name: ['The domain name format is invalid.'] })
    default:
      return assertNever(transfer)
  }
}
