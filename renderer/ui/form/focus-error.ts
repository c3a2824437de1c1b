import type { UseFormReturnType } from '@mantine/form'

type Errors = Readonly<Record<string, unknown>>
type Form<Values> = Pick<UseFormReturnType<Values>, 'getInputNode' | 'setErrors'>

/** The focus goes to the first field that has an error, in the order of the errors. */
export function focusError<Values>(form: Form<Values>, errors: Errors): void {
  const [path] = Object.keys(errors)
  if (path !== undefined) form.getInputNode(path)?.focus()
}

/** What the main process refused, at its fields. */
export function showErrors<Values>(form: Form<Values>, errors: Record<string, string>): void {
  form.setErrors(errors)
  focusError(form, errors)
}
