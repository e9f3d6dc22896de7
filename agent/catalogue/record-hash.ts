import type { RecordKind } from '#shared/contract/catalogue-segment'

/** 64 bits of a record's name as two unsigned halves (cyrb53's mixing): 200 000 names share one with a chance of one in a thousand million. */
export function hashOfName(kind: RecordKind, id: string): readonly [number, number] {
  let a = kind === 'material' ? 0xdeadbeef : 0x41c6ce57
  let b = 0x9e3779b9
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, b >>> 0]
}
