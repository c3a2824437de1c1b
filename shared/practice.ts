/** The customer that practice mode begins with. */
export const practiceCustomer = 'Northwind Outreach'
/** The plan that practice mode begins with, named after its type. */
export const practicePlan = 'Private SMTP'
