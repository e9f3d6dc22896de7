import { createHash } from 'node:crypto'
import { codeOf, transcriptText, type EnrolmentTranscript } from '#shared/domain/enrolment-code'

/** The six characters of one enrolment, as both sides compute them. */
export function enrolmentCode(transcript: EnrolmentTranscript): string {
  return codeOf(createHash('sha256').update(transcriptText(transcript)).digest())
}
