import { it } from 'vitest'
import { checkModel, modelTimeLimitMs } from './model/check-model.ts'

it('keeps its promises under another seed', () => checkModel(20_261_126), modelTimeLimitMs)
