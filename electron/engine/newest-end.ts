/**
 * Whether a page names new rows last, by their ids: newer ones have higher ids, and at which end
 * of a list they are is documented nowhere. null: the page does not tell.
 */
export function namesNewestLast(ids: readonly (number | null)[]): boolean | null {
  const [one, other] = [ids[0] ?? null, ids.at(-1) ?? null]
  return one === null || other === null || one === other ? null : one < other
}
