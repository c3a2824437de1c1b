import type { OrderFormValues } from '../../../shared/orders/typed-form.ts'
import type { Problems } from '../../../shared/problems.ts'
import { usualRegistrar } from '../../../shared/registrars/catalogue.ts'
import { firstKeyName } from '../../../shared/registrars/keys.ts'

/** Fields that the main process refused, with the values that it refused them for. */
export type Refusal = { readonly values: OrderFormValues; readonly fields: Problems }

const roots: Readonly<Record<string, (values: OrderFormValues) => string>> = {
  prefixes: () => 'prefixes.0.prefix',
  credentials: ({ hostingPlatform }) => {
    const isOther = hostingPlatform === null || hostingPlatform === 'other'
    return `credentials.${firstKeyName(isOther ? usualRegistrar : hostingPlatform)}`
  },
}

/** Puts each sentence at a field that the form really has. */
export function atFormFields(fields: Problems, values: OrderFormValues): Problems {
  const found: Record<string, string> = {}
  for (const [path, sentence] of Object.entries(fields)) {
    const field = path.startsWith('domains.') ? 'domains' : (roots[path]?.(values) ?? path)
    found[field] ??= sentence
  }
  return found
}

/** A refusal counts for a field until its value changes. */
export function stillRefused(values: OrderFormValues, refusal: Refusal | null): Problems {
  if (refusal === null) return {}
  const entries = Object.entries(refusal.fields).filter(
    ([path]) => valueAt(values, path) === valueAt(refusal.values, path),
  )
  return Object.fromEntries(entries)
}

function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
      values,
    )
}
