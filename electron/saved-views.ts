import type { Person } from '../db/queries/deletions.ts'
import { namesPerson } from '../shared/names-person.ts'
import type { Desk } from './desk.ts'

/** Drops the saved views that look for the person. */
export function dropViewsOf(preferences: Desk['preferences'], person: Person): void {
  const { orderViews = [] } = preferences.read()
  const kept = orderViews.filter(view => !namesPerson([view.name, view.search], person))
  if (kept.length < orderViews.length) preferences.save({ orderViews: kept })
}
