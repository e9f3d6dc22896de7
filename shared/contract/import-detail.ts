/** What exactly is wrong with a file that was not taken; a codec or the like is named after the colon. */
export type ImportDetail = ImportDetailCode | `codec:${string}` | `unknown-materials:${string}`

export const importDetailCodes = [
  // damaged
  'truncated', 'no-index', 'wrong-structure', 'wrong-checksum', 'no-picture', 'wrong-lesson', 'double-path', 'wrong-name', 'size-differs',
  // unsupported
  'unknown-format', 'svg', 'office', 'archive', 'encrypted', 'symbolic-link', 'too-many-pixels', 'picture-coding', 'no-tracks',
] as const
export type ImportDetailCode = (typeof importDetailCodes)[number]
