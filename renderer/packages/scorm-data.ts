import { packageDataLimit } from '#shared/contract/package-limits'
import type { PackageResult } from '#shared/contract/package-messages'

/** What one SCO keeps: its data model by element name. */
export type Elements = Readonly<Record<string, string>>
export type ScormVersion = '1.2' | '2004'

/** The course's whole memory: at which part the class is, and what each part (by its id) keeps. */
export interface CourseMemory {
  readonly at: string | undefined
  readonly parts: Readonly<Record<string, Elements>>
}

export const emptyMemory: CourseMemory = { at: undefined, parts: {} }

/** Reads what was kept; a stranger's text is an empty memory. */
export function readMemory(text: string | undefined): CourseMemory {
  if (text === undefined) return emptyMemory
  try {
    const { at, parts } = JSON.parse(text) as Partial<CourseMemory>
    return typeof parts === 'object' && parts !== null ? { at: typeof at === 'string' ? at : undefined, parts } : emptyMemory
  } catch {
    return emptyMemory
  }
}

/** As text within the limit. Too long: the record of single answers goes first, since no run-time needs it to go on; still too long: undefined. */
export function writeMemory(memory: CourseMemory): string | undefined {
  const whole = JSON.stringify(memory)
  if (whole.length <= packageDataLimit) return whole
  const parts = Object.fromEntries(Object.entries(memory.parts).map(([id, elements]) => [id, Object.fromEntries(Object.entries(elements).filter(([name]) => !name.startsWith('cmi.interactions.')))]))
  const shorter = JSON.stringify({ ...memory, parts })
  return shorter.length <= packageDataLimit ? shorter : undefined
}

/**
 * What of the run-time's elements is worth keeping. Empty lists come out of scorm-again as objects and would break it on the way back; who learns, what they write freely, what the
 * course is told at launch and the time of one session are not the class's progress.
 */
export function keepable(flat: Readonly<Record<string, unknown>>): Elements {
  const left = Object.entries(flat).filter(([name, value]) => (typeof value === 'string' || typeof value === 'number') && value !== '' && !/learner_(id|name)|student_(id|name)|launch_data|session_time|^cmi\.comments|\.entry$|_version$|_children$|_count$/.test(name))
  return Object.fromEntries(left.map(([name, value]) => [name, String(value)]))
}

/** What a part resumes with. */
export function resumed(version: ScormVersion, kept: Elements): Elements {
  return { ...kept, [version === '1.2' ? 'cmi.core.entry' : 'cmi.entry']: 'resume' }
}

/** Points and outcome over all parts: a course is done when each of its parts is. */
export function resultOf(version: ScormVersion, memory: CourseMemory, count: number): PackageResult | undefined {
  const each = Object.values(memory.parts).map(elements => resultOfPart(version, elements))
  if (each.length === 0) return undefined
  const scored = each.filter(({ score }) => score !== undefined)
  const outcomes = each.map(({ outcome }) => outcome)
  const isOver = each.length >= count && outcomes.every(outcome => outcome !== undefined && outcome !== 'incomplete')
  return {
    ...(scored.length > 0 ? { score: sum(scored.map(({ score }) => score!)), max: sum(scored.map(({ max }) => max!)) } : {}),
    outcome: !isOver ? 'incomplete' : outcomes.includes('failed') ? 'failed' : outcomes.includes('passed') ? 'passed' : 'completed',
  }
}

function resultOfPart(version: ScormVersion, elements: Elements): PackageResult {
  const root = version === '1.2' ? 'cmi.core' : 'cmi'
  const number = (name: string) => (elements[name] === undefined || elements[name] === '' || Number.isNaN(Number(elements[name])) ? undefined : Number(elements[name]))
  const scaled = number('cmi.score.scaled')
  const raw = number(`${root}.score.raw`) ?? (scaled === undefined ? undefined : Math.round(scaled * 100))
  const max = number(`${root}.score.max`)
  return { ...(raw === undefined ? {} : { score: raw, max: max !== undefined && max > 0 ? max : 100 }), outcome: outcomeOf(version, elements) }
}

function outcomeOf(version: ScormVersion, elements: Elements): PackageResult['outcome'] {
  const status = version === '1.2' ? elements['cmi.core.lesson_status'] : elements['cmi.success_status'] === 'unknown' || elements['cmi.success_status'] === undefined ? elements['cmi.completion_status'] : elements['cmi.success_status']
  return status === 'passed' || status === 'failed' || status === 'completed' ? status : 'incomplete'
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
