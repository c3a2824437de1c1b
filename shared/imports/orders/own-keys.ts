import type { HostingPlatform } from '../../orders/order.ts'
import { type KeyName, registrars } from '../../registrars/catalogue.ts'
import { keyFields } from '../../registrars/keys.ts'
import { type ImportField, type SharedKeyField, sharedKeyFields } from '../fields.ts'
import type { Cells } from './gather-orders.ts'

/** The registrar's own field for a shared column of keys; null when it has no such key. */
export function ownKeyField(shared: SharedKeyField, platform: HostingPlatform): KeyName | null {
  if (platform === 'other') return null
  return registrars[platform].keys.find(key => key.column.sharedAs === shared)?.field ?? null
}

/** The keys of the row's registrar: those in its own columns, or else in the shared ones. */
export function ownKeys(cells: Cells, platform: HostingPlatform): Cells {
  return sharedKeyFields.reduce<Cells>((keys, shared) => {
    const own = ownKeyField(shared, platform)
    const isFilled = own !== null && (keys[own] ?? '') !== ''
    return own === null || isFilled ? keys : { ...keys, [own]: cells[shared] ?? '' }
  }, cells)
}

/** The column that a registrar's field may be filled from instead of its own. */
export function sharedFieldOf(field: ImportField): SharedKeyField | undefined {
  return keyFields.find(key => key.field === field)?.column.sharedAs ?? undefined
}

/** The field whose cell says what the given field holds. */
export function sourceOf(field: ImportField, cells: Cells): ImportField {
  const shared = sharedFieldOf(field)
  const isShared =
    shared !== undefined && (cells[field] ?? '') === '' && (cells[shared] ?? '') !== ''
  return isShared ? shared : field
}
