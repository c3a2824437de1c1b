import type { z } from 'zod'

/** Carries a type alone: at run time there is nothing in it. */
export type Answer<Value> = { readonly value?: Value }

/** The type of what a call answers when it is not refused. */
export const answer = <Value>(): Answer<Value> => ({})

/** What a contract says of a call. */
export type Said<Args, Value> = {
  /** What the arguments are parsed by, before a handler gets them. */
  readonly args: Args
  readonly answer: Answer<Value>
  /** One of the few calls that are answered while the app is locked. */
  readonly isAnsweredLocked?: true
  /** The answer has a secret in it: a server never stores it, not even to answer it again. */
  readonly hasSecret?: true
  /** Done twice it does no harm, so a server need not remember that it was done. */
  readonly isRepeatable?: true
}

/** A call that only reads. The window keeps its answer until another call or an event makes it stale. */
export const reads = <Args extends z.ZodType, Value>(call: Said<Args, Value>) =>
  ({ ...call, kind: 'reads', stale: [] }) as const

/**
 * A call that does something; `stale` names the reading calls whose answers the window reads again
 * once it is done. What happens later is told by events.
 */
export const acts = <
  Args extends z.ZodType,
  Value,
  const Stale extends readonly string[] | 'everything',
>(
  call: Said<Args, Value> & { readonly stale: Stale },
) => ({ ...call, kind: 'acts' }) as const
