import { z } from 'zod'
import type { Question } from '../../../shared/team/wire.ts'
import type { DeskActs } from '../../desktop/desk-acts.ts'

/** What a server may ask of a desk; whatever else it asks is answered by null. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('save-path'), suggestedName: z.string().max(400) }),
  z.object({
    kind: z.literal('confirm'),
    title: z.string().max(1000),
    detail: z.string().max(10_000),
    yes: z.string().max(200),
  }),
  z.object({ kind: z.literal('copy-secret'), text: z.string().max(100_000) }),
  z.object({ kind: z.literal('show-file'), path: z.string().max(4000) }),
])

export type Reaction = string | boolean | null
type Acts = Pick<DeskActs, 'askSavePath' | 'confirm' | 'copySecret' | 'showFile'>
type Answering = {
  readonly [Kind in Question['kind']]: (
    question: Extract<Question, { kind: Kind }>,
    acts: Acts,
  ) => Promise<Reaction>
}

const answering: Answering = {
  // a name alone: the folder is chosen here
  'save-path': ({ suggestedName }, acts) => acts.askSavePath(nameOf(suggestedName)),
  confirm: ({ title, detail, yes }, acts) => acts.confirm({ title, detail, yes }),
  async 'copy-secret'({ text }, acts) {
    await acts.copySecret(text)
    return true
  },
  'show-file': ({ path }, acts) => acts.showFile(path),
}

export const answerQuestion = (question: Question, acts: Acts): Promise<Reaction> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very kind
  (answering[question.kind] as (one: Question, acts: Acts) => Promise<Reaction>)(question, acts)

/** The last part of a path of any system, as a name that leads nowhere else. */
export function nameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? ''
  return name === '' || name === '.' || name === '..' ? 'export' : name
}
