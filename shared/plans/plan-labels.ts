import { isolated, unisolated } from '../text/isolated.ts'
import type { PlanRow } from './plan.ts'

const plain = (text: string) => text.trim().toLowerCase()

/** The name of each plan, by id; with the plan's number where another has the same name. */
export function planLabels(plans: readonly PlanRow[]): ReadonlyMap<number, string> {
  const counts = new Map<string, number>()
  for (const { name } of plans) counts.set(plain(name), (counts.get(plain(name)) ?? 0) + 1)
  return new Map(
    plans.map(({ id, name }) => [
      id,
      (counts.get(plain(name)) ?? 0) > 1 ? `${isolated(name)} (plan ${id})` : name,
    ]),
  )
}

/** Those that a text names, by label or by name: active ones, or else the others. */
export function plansCalled(text: string, plans: readonly PlanRow[]): readonly PlanRow[] {
  const labels = planLabels(plans)
  const labelled = plans.filter(
    ({ id }) => plain(unisolated(labels.get(id) ?? '')) === plain(unisolated(text)),
  )
  if (labelled.length === 1) return labelled
  const named = plans.filter(({ name }) => plain(name) === plain(text))
  const active = named.filter(plan => plan.isActive)
  return active.length > 0 ? active : named.slice(0, 1)
}
