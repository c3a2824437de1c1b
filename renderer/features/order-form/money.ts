/** "1,234.50 USD" */
export function money(amount: number, currency: string): string {
  const number = amount.toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return currency === '' ? number : `${number} ${currency}`
}
