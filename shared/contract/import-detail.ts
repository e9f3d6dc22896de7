/** What exactly is wrong with a file that was not taken; a codec or the like is named after the colon. */
export type ImportDetail = ImportDetailCode | `codec:${string}` | `unknown-materials:${string}` | `needs-ffmpeg:${string}` | `h5p-libraries:${string}`

export const importDetailCodes = [
  // of conversions and of formats that come as packages
  'conversion-failed', 'conversion-too-long', 'needs-soffice', 'password', 'subtitles-alone', 'subtitles-elsewhere', 'no-cues', 'copy-protected', 'wrong-book', 'wrong-h5p', 'no-launch-page', 'text-too-long',
  // damaged
  'truncated', 'no-index', 'wrong-structure', 'wrong-checksum', 'no-picture', 'wrong-lesson', 'double-path', 'wrong-name', 'size-differs',
  // unsupported
  'unknown-format', 'svg', 'office', 'archive', 'encrypted', 'symbolic-link', 'too-many-pixels', 'picture-coding', 'no-tracks',
  'no-tasks', 'empty-cartridge',
  'lesson-for-panel',
] as const
export type ImportDetailCode = (typeof importDetailCodes)[number]
