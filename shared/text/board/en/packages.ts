import type { PackageResult } from '../../../contract/package-messages'
import type { packagesRu } from '../ru/packages'

const outcomes = { passed: 'passed', failed: 'not passed', completed: 'completed', incomplete: 'not finished' } satisfies Record<NonNullable<PackageResult['outcome']>, string>
const points = (value: number) => String(Math.round(value * 10) / 10)

export const packagesEn: typeof packagesRu = {
  startOver: 'Start over',
  partBack: 'Previous part',
  partForward: 'Next part',
  part: (index, count) => `Part ${index} of ${count}`,
  files: (done, total) => `Files: ${done} of ${total}`,
  result: ({ score, max, outcome }) => [score !== undefined && max !== undefined ? `${points(score)} of ${points(max)}` : '', outcome ? outcomes[outcome] : ''].filter(Boolean).join(', '),
  keptFor: className => `Remembered for ${className}`,
  keptForNobody: 'Remembered without a class',
  comesBack: title => `“${title}” stopped answering. Opening it again`,
  nothingLost: 'What the class has done so far is kept.',
}
