import type { Reader } from '../../db/database.ts'
import { customerDeletedAt } from '../../db/queries/deletions.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { refusal } from '../refusal.ts'

/** Nothing about a person is entered or put back once the customer was deleted. null: it was not. */
export const deletedProblem = (tx: Reader, orderId: number): BorderFailure | null =>
  customerDeletedAt(tx, orderId) !== null
    ? refusal('not_applicable', 'The customer of this order was deleted.')
    : null
