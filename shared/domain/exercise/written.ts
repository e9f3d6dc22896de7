import type { Task } from './task'

type StringTask = Extract<Task, { kind: 'string' }>
type NumberTask = Extract<Task, { kind: 'number' }>

/** Words as they are compared: ё is е, one space is as good as many, every dash is a hyphen, quotes are alike, case counts only where it must. */
function normalWords(words: string, caseMatters: boolean): string {
  const plain = words.normalize('NFC').trim().replace(/\s+/g, ' ').replace(/[‐‑‒–—−]/g, '-').replace(/[«»“”„"]/g, '"').replace(/[’ʼ`]/g, "'")
  return (caseMatters ? plain : plain.toLowerCase()).replace(/ё/g, 'е').replace(/Ё/g, 'Е')
}

/** True when the words are one of the answers. */
export function isRightString({ answer, caseMatters }: StringTask, text: string): boolean {
  const given = normalWords(text, caseMatters)
  return given !== '' && answer.some(one => normalWords(one, caseMatters) === given)
}

/** A number and what stands behind it, as people write them: `1 000,5 м`, `−3`, `3/4`, `1 1/2`, `3,3·10^5 Дж`, `2e3`. */
const written = /^([-+])?(?:(?:(\d+) )?(\d+)\/(\d+)|(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?(?:e([-+]?\d{1,3})|\s*[·*×]\s*10\^([-+]?\d{1,3}))?)\s*(.*)$/u

/** Reads a number with its unit; `undefined` when there is none. */
export function readNumber(text: string): { value: number; unit: string } | undefined {
  const plain = text.normalize('NFC').trim().replace(/[\s\u00a0\u202f]+/g, ' ').replace(/[‐‑‒–—−]/g, '-').replace(/^([-+]) /, '$1')
  const found = written.exec(plain)
  if (!found) return undefined
  const [, sign, whole, top, bottom, integer, decimals, exponent, power, unit] = found
  const size = top === undefined ? Number(`${integer!.replaceAll(' ', '')}.${decimals ?? '0'}e${exponent ?? power ?? '0'}`) : Number(whole ?? 0) + Number(top) / Number(bottom)
  return Number.isFinite(size) ? { value: sign === '-' ? -size : size, unit: unit! } : undefined
}

/** Latin letters that look like Russian ones are those; `м^2` is м². */
const alike: Readonly<Record<string, string>> = { A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х', a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', '*': '·', '×': '·' }
const normalUnit = (unit: string) => unit.normalize('NFC').replace(/\s+/g, '').replace(/\^2/g, '²').replace(/\^3/g, '³').replace(/\.$/, '').replace(/[A-Za-z*×]/g, letter => alike[letter] ?? letter)

/** True when the number, brought to the answer's unit, lies within the tolerance. Case counts in units: мВт is not МВт. */
export function isRightNumber({ answer, tolerance, units, unitNeeded }: NumberTask, text: string): boolean {
  const read = readNumber(text)
  if (!read) return false
  const unit = units.find(({ name }) => normalUnit(name) === normalUnit(read.unit))
  if (!unit && (read.unit !== '' || unitNeeded)) return false
  // A bare number is in the unit that the board offers.
  const given = read.value * (unit ?? units[0] ?? { factor: 1 }).factor
  // What floating point adds is not the class's mistake.
  return Math.abs(given - answer) <= tolerance + 1e-9 * Math.max(Math.abs(answer), tolerance, Number.MIN_VALUE)
}
