/** What a fallible function answers: expected trouble is a value, only bugs are thrown. */
export type Result<Value, Trouble> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Trouble }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<Trouble>(failure: Trouble): {
  readonly ok: false
  readonly failure: Trouble
} {
  return { ok: false, failure }
}

/** Makes the compiler name every case that a switch forgot. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`)
}
