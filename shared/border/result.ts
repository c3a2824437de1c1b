/** What a function returns that may fail: expected trouble is a value, only bugs are thrown. */
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

/** Throws; at the end of a switch, the compiler names every case that is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`)
}
