/** What the orders table is sorted by. */
export const orderSorts = ['id', 'createdAt', 'updatedAt', 'customerName', 'status'] as const
export type OrderSort = {
  readonly by: (typeof orderSorts)[number]
  readonly descending: boolean
}
