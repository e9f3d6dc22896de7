import type { LessonCard } from '#shared/contract/library-cards'

/** Whether every material of a lesson is verified on the display. */
export const isLessonReady = ({ readiness }: Pick<LessonCard, 'readiness'>): boolean => readiness.ready === readiness.total
