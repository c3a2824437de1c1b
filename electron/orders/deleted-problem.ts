import type { Transaction } from '../../db/database.ts'
import { isOfDeleted } from '../../db/queries/deletions.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { refusal } from '../refusal.ts'

/** Nothing about a person is entered or put back once the customer was deleted. null: it was not. */
export const deletedProblem = (tx: Transaction, orderId: number): BorderFailure | null =>
  isOfDeleted(tx, orderId)
    ? refusal('not_applicable', 'The customer of this order was deleted.')
    : null
