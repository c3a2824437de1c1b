import {
  type UseMutationOptions,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  ActingCall,
  Answers,
  Bridge,
  CallArgs,
  CallName,
  ReadingCall,
} from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { showFailure } from '../ui/show.ts'
import { refreshAfter } from './refresh.ts'

declare global {
  interface Window {
    readonly boxwright: Bridge
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailure
  }
}

/** A refused call, thrown so that React Query keeps it as `error`. */
export class CallFailure extends Error {
  readonly failure: BorderFailure

  constructor(failure: BorderFailure) {
    super(failure.message)
    this.name = 'CallFailure'
    this.failure = failure
  }
}

/** Returns the answer of a call. Throws `CallFailure` when the main process refuses. */
export async function call<Name extends CallName>(
  name: Name,
  args: CallArgs<Name>,
): Promise<Answers[Name]> {
  const answer = await window.boxwright.call(name, args)
  if (!answer.ok) throw new CallFailure(answer.failure)
  return answer.value
}

type CallOptions<Name extends ReadingCall> = Omit<
  UseQueryOptions<Answers[Name]>,
  'queryKey' | 'queryFn'
>

/** The answer of a reading call; events of the main process have it read again. */
export function useCall<Name extends ReadingCall>(
  name: Name,
  args: CallArgs<Name>,
  options: CallOptions<Name> = {},
) {
  return useQuery<Answers[Name]>({
    ...options,
    queryKey: [name, args],
    queryFn: () => call(name, args),
  })
}

type DoOptions<Name extends ActingCall> = Omit<
  UseMutationOptions<Answers[Name], CallFailure, CallArgs<Name>>,
  'mutationFn'
> & {
  /** For forms that show the failure beside its field: no toast. */
  readonly isQuiet?: boolean
}

/**
 * A call that changes something. A refusal is shown as a toast (a closed dialog is not one),
 * and what the call makes stale is read again.
 */
export function useDo<Name extends ActingCall>(name: Name, options: DoOptions<Name> = {}) {
  const client = useQueryClient()
  const { isQuiet = false, ...rest } = options
  return useMutation<Answers[Name], CallFailure, CallArgs<Name>>({
    ...rest,
    mutationFn: args => call(name, args),
    onSuccess: async (...result) => {
      refreshAfter(client, name)
      await rest.onSuccess?.(...result)
    },
    onError: async (...result) => {
      if (!isQuiet) showFailure(result[0].failure)
      await rest.onError?.(...result)
    },
  })
}
