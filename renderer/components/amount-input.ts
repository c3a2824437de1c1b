import { decimalSign } from '../../shared/locale.ts'

/** For a `NumberInput` of an amount: point and comma are both taken for the locale's sign. */
export const amountInput = () => ({
  hideControls: true,
  decimalScale: 2,
  decimalSeparator: decimalSign(),
  allowedDecimalSeparators: ['.', ','],
})
