import type { Reader } from '../../db/core/database.ts'
import { customerDeletedAt } from '../../db/customers/deletions.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { refusal } from '../border/refusal.ts'

/** Why nothing about a person may be entered or put back: the customer was deleted. null: not so. */
export const deletedProblem = (tx: Reader, orderId: number): BorderFailure | null =>
  customerDeletedAt(tx, orderId) !== null
    ? refusal('not_applicable', 'The customer of this order was deleted.')
    : null
