import type { Lesson } from '#shared/domain/lesson'

export const lessonMinutes = (lesson: Lesson): number => lesson.stages.reduce((sum, { minutes }) => sum + minutes, 0)
