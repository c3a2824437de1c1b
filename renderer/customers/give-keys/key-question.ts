import { create } from 'zustand'
import type { RegistrarId } from '../../../shared/registrars/catalogue.ts'

/** New keys of a customer, for which other open orders may wait. */
export type NewKeys = {
  readonly customerId: number
  readonly platform: RegistrarId
  /** The order that has the keys; absent: they are the remembered ones. */
  readonly from?: number
}

export const useKeyQuestion = create<{ readonly keys: NewKeys | null }>(() => ({ keys: null }))

/** Has staff asked, once, whether orders that wait get the new keys; not if none waits. */
export const askForKeys = (keys: NewKeys) => useKeyQuestion.setState({ keys })

export const dropKeyQuestion = () => useKeyQuestion.setState({ keys: null })
