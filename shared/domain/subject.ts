import { z } from 'zod'

/** School subjects that have a colour and a sign of their own; names are in shared/text. */
export const subjects = [
  'russian', 'literature', 'maths', 'algebra', 'geometry', 'physics', 'chemistry', 'biology', 'geography', 'history',
  'social', 'informatics', 'english', 'music', 'art', 'technology', 'sport', 'safety', 'world', 'other',
] as const
export const subjectSchema = z.enum(subjects)
export type Subject = z.infer<typeof subjectSchema>
