/** What to answer to a GET of `bytes` bytes with one strong ETag. RFC 9110 §13–14. */
export type RangeAnswer =
  | { readonly status: 200 }
  | { readonly status: 206; readonly start: number; /** Last byte, inclusive. */ readonly end: number }
  | { readonly status: 304 }
  | { readonly status: 416 }

export interface ConditionalHeaders {
  readonly range?: string | undefined
  readonly 'if-range'?: string | undefined
  readonly 'if-none-match'?: string | undefined
}

/** Decides by the conditional headers. Several ranges, other units and malformed ones are answered whole, as the RFC allows. */
export function answerRange(headers: ConditionalHeaders, etag: string, bytes: number): RangeAnswer {
  if (matchesAny(headers['if-none-match'], etag)) return { status: 304 }
  if (headers.range === undefined) return { status: 200 }
  // A date or a weak tag cannot prove that the bytes are the same (§13.1.5).
  if (headers['if-range'] !== undefined && headers['if-range'].trim() !== etag) return { status: 200 }
  return rangeOf(headers.range, bytes)
}

function rangeOf(header: string, bytes: number): RangeAnswer {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header)
  if (!match || (match[1] === '' && match[2] === '')) return { status: 200 }
  const [, first = '', last = ''] = match
  if (first === '') {
    const count = Math.min(Number(last), bytes)
    return count === 0 ? { status: 416 } : { status: 206, start: bytes - count, end: bytes - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return { status: 200 }
  if (start >= bytes) return { status: 416 }
  return { status: 206, start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}

/** Weak comparison, as If-None-Match wants it (§13.1.2). */
function matchesAny(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
}
