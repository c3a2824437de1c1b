/** Reached only when a union grew and a switch did not: a bug, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`)
}
