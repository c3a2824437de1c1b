/** Moves the focus to the first field, in the order of the page, that has an error. */
export function focusFirst(
  form: HTMLElement | null,
  errors: Readonly<Record<string, unknown>>,
) {
  for (const field of form?.querySelectorAll<HTMLElement>('[data-path]') ?? []) {
    const path = field.dataset['path']
    if (path === undefined || errors[path] === undefined) continue
    const target = field.matches('input, textarea')
      ? field
      : field.querySelector<HTMLElement>('input:checked, input')
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
    return
  }
}
