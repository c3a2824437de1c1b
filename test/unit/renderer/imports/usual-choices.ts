import type { Choices } from '../../../../shared/imports/orders/form-of-cells.ts'

/** What the window offers beside a file before staff choose anything else. */
export const usualChoices: Choices = {
  planId: 2,
  platform: 'spaceship',
  createsCustomers: false,
  isWhitelisted: false,
  remembersKeys: true,
  takesDelivered: false,
  prefixPattern: null,
  letters: null,
}
