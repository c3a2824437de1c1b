import type { ReactNode } from 'react'

type InputType = 'input' | 'checkbox'
type Form<Props> = {
  readonly errors: Readonly<Record<string, ReactNode>>
  readonly getInputProps: (path: string, options: { readonly type: InputType }) => Props
}

/** Props of an input of a form; an error takes the place of the help. */
export function fieldProps<Props extends object>(
  form: Form<Props>,
  path: string,
  help: ReactNode,
  type: InputType = 'input',
): Props & { readonly description: ReactNode } {
  const description = form.errors[path] === undefined ? help : undefined
  return { ...form.getInputProps(path, { type }), description }
}
