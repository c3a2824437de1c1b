import { it } from 'vitest'
import { holdModel, modelTimeLimitMs } from './model/hold-model.ts'

it('keeps its promises whatever comes', () => holdModel(20_261_125), modelTimeLimitMs)
