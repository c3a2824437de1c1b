import type { App } from '../support/boxwright-app.ts'

/** From right to left, with a number or a sign at the end that others could take for theirs. */
const names = {
  customer: 'شركة النور (12)',
  plan: 'תוכנית 36',
  firstName: 'יעל',
  lastName: 'כהן 7',
  domain: 'שלום.com',
} as const

/** Customer and plan of practice mode have such names from now on; answers a person and a domain. */
export async function nameFromRightToLeft(app: App) {
  const customers = await app.call('customers.list', { page: 1, pageSize: 1 })
  for (const { id, email } of customers.rows)
    await app.call('customers.save', { id, name: names.customer, email })
  const plans = await app.call('plans.list', {})
  for (const { id, providerType, price, isActive } of plans.rows)
    await app.call('plans.save', { id, name: names.plan, providerType, price, isActive })
  const { firstName, lastName, domain } = names
  return { person: { firstName, lastName, prefix: 'yael' }, domain }
}

/** A name may stand alone in its line. */
const alone = [
  names.customer,
  names.plan,
  names.firstName,
  names.lastName,
  `${names.firstName} ${names.lastName}`,
  names.domain,
]

/** Texts and descriptions on the page in which a name reorders what stands beside it. */
export const reorderedTexts = `(alone => {
  const isReordered = text => {
    const rest = text.replace(/[\\u2066\\u2068][^\\u2069]*\\u2069/g, '').trim()
    return /[\\u0590-\\u08ff]/.test(rest) && !alone.includes(rest)
  }
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (!/[\\u0590-\\u08ff]/.test(text.data)) continue
    let box = text.parentElement.closest('bdi') ?? text.parentElement
    // what is typed, and addresses, which stand from left to right whatever is in them
    if (box.localName === 'textarea' || box.dir === 'ltr') continue
    while (box.localName !== 'bdi' && /^inline|contents/.test(getComputedStyle(box).display))
      box = box.parentElement
    if (isReordered(box.textContent)) found.push(box.outerHTML.slice(0, 200))
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      for (const line of (element.getAttribute(name) ?? '').split('\\n'))
        if (isReordered(line)) found.push(name + ': ' + line)
  return found
})(${JSON.stringify(alone)})`
