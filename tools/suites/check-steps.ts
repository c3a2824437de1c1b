import { nodeTool } from '../process/node-tool.ts'
import { type Result, runStep, runVitest } from './suite.ts'

/** The steps of `npm run check`, quickest answer first. */
export const checkSteps: readonly (() => Promise<Result>)[] = [
  () =>
    runStep('format', nodeTool('@biomejs/biome', 'biome', 'check', '--error-on-warnings', '.')),
  () => runStep('lint', nodeTool('oxlint', 'oxlint', '--type-aware', '--deny-warnings', '.')),
  () => runStep('types', nodeTool('typescript', 'tsc', '-b')),
  () => runVitest('unit'),
]
