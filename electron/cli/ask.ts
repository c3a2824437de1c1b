import type { Answers, CallArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { CommandCall, Place } from './place.ts'

/** A call was refused; its failure says why. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly failure: BorderFailure

  constructor(failure: BorderFailure) {
    super(failure.message)
    this.failure = failure
  }
}

/** The value of a call's answer. Throws `Refused`. */
export async function ask<Name extends CommandCall>(
  place: Place,
  name: Name,
  args: CallArgs<Name>,
  savePath?: string,
): Promise<Answers[Name]> {
  const answer = await place.call(name, args, savePath)
  if (!answer.ok) throw new Refused(answer.failure)
  return answer.value
}
