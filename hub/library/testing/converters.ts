import { findPrograms, type Programs } from '../converting/programs'

const have = (process.env['DOSKA_HAVE'] ?? '').split(',')
const found = await findPrograms()
/** The converters that `npm test` provides (DOSKA_HAVE); without its word, tests that need one are skipped under a name that says so: each takes seconds. */
export const programs: Programs = { ffmpeg: have.includes('ffmpeg') ? found.ffmpeg : undefined, soffice: have.includes('soffice') ? found.soffice : undefined }
const skipped = (name: string) => `SKIPPED: ${name} is not in DOSKA_HAVE`
export const without = { ffmpeg: programs.ffmpeg ? undefined : skipped('ffmpeg'), soffice: programs.soffice === undefined ? skipped('soffice') : undefined }
