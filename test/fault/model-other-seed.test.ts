import { it } from 'vitest'
import { holdModel, modelTimeLimitMs } from './model/hold-model.ts'

it('keeps its promises under another seed', () => holdModel(20_261_126), modelTimeLimitMs)
