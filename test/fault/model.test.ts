import { it } from 'vitest'
import { checkModel, modelTimeLimitMs } from './model/check-model.ts'

it('keeps its promises whatever comes', () => checkModel(20_261_125), modelTimeLimitMs)
